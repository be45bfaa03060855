/** The closed list of ways a request can fail; transport maps each to an HTTP status. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "limit"
  | "unavailable"
  | "internal";

/** Messages by input path ("email", "fees.0.amount"); "" is the whole form. */
export type FieldErrors = Record<string, string[]>;

/** An error whose message is safe to show. Anything else is logged and shown as "internal". */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldErrors = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

export const invalid = (message: string, fields: FieldErrors = {}) =>
  new DomainError("invalid", message, fields);
export const unauthenticated = (message = "Sign in to continue.") =>
  new DomainError("unauthenticated", message);
export const forbidden = (message = "You do not have the right to do this.") =>
  new DomainError("forbidden", message);
/** One text for "absent" and "not yours", so that neither can be told from the other (DESIGN section 5). */
export const notFound = (what = "record") => new DomainError("not_found", `This ${what} does not exist.`);
export const conflict = (message: string, fields: FieldErrors = {}) =>
  new DomainError("conflict", message, fields);
export const limited = (message: string, retryAfterSeconds?: number) =>
  new DomainError("limit", message, {}, retryAfterSeconds);
export const unavailable = (message: string, retryAfterSeconds = 5) =>
  new DomainError("unavailable", message, {}, retryAfterSeconds);

/** @throws {DomainError} conflict when the condition does not hold. */
export function assertThat(condition: unknown, message: string): asserts condition {
  if (!condition) throw conflict(message);
}

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
  internal: 500,
};

export const httpStatus = (code: ErrorCode): number => STATUS[code];
