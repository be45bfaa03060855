import type { Readable } from "node:stream";

/**
 * A stream of bytes as a response sends it. Node's own `toWeb` throws where nobody can catch it when the reader leaves
 * as the last piece arrives; here a reader that leaves only ends the source.
 */
export function webStream(source: Readable): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      source.destroy();
    },
  });
}
