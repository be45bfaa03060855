/** What whoever starts work in chunks may say of it. */
export type ChunkOptions = {
  /** Asked before each chunk: a stop between two loses nothing. */
  stopped?: () => boolean;
  /** How much goes into a chunk. */
  size?: number;
};

/** Asks whether the worker is to stop. */
export const stoppedBy = (signal: AbortSignal | undefined) => (): boolean => signal?.aborted ?? false;

type Chunks = Required<ChunkOptions> & {
  /** The next customers who are due, after the one named, in id order. */
  list: (after: number) => Promise<number[]>;
  /** Does a chunk in one transaction. */
  run: (customerIds: number[]) => Promise<unknown>;
  /** A customer with whom it can't be done. */
  failed: (customerId: number | undefined, error: unknown) => void;
};

/** Does a chunk; when it fails as a whole, its customers one by one, so that one of them holds nobody up. */
async function oneChunk(work: Chunks, customerIds: number[]): Promise<void> {
  try {
    await work.run(customerIds);
  } catch (error) {
    if (customerIds.length === 1) return work.failed(customerIds[0], error);
    for (const customerId of customerIds) await oneChunk(work, [customerId]);
  }
}

/** Goes through all customers who are due, chunk by chunk. Cut short anywhere, the next one begins with who is left. */
export async function inChunks(work: Chunks): Promise<void> {
  for (let after = 0; !work.stopped(); ) {
    const due = await work.list(after);
    const last = due.at(-1);
    if (last === undefined) return;
    for (let from = 0; from < due.length && !work.stopped(); from += work.size)
      await oneChunk(work, due.slice(from, from + work.size));
    after = last;
  }
}
