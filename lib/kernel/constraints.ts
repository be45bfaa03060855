import { conflict } from "@/lib/platform/errors";
import { constraintOf } from "./retry";

/** Constraint or index name → the form field it concerns and what to tell the person. */
export type ConstraintMessages = Record<string, { field: string; message: string }>;

/**
 * Runs a write and turns a violated constraint into words: the database is the judge of uniqueness, so two
 * people at once get the same answer as one after the other.
 * @throws {DomainError} conflict for the constraints named; any other error unchanged.
 */
export async function explaining<T>(messages: ConstraintMessages, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const known = messages[constraintOf(error) ?? ""];
    if (!known) throw error;
    throw conflict(known.message, { [known.field]: [known.message] });
  }
}
