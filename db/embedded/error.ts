/** Its message says what to do; it is shown without a stack. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
}
