import { invalid } from "./errors";
import { decodeCursor, encodeCursor, type KeysetValue } from "./keyset";

/**
 * A cursor without the value it stands at, for readers who may not see that value: the id alone stays in it.
 * @param sort the order's name as `keyset` spells it: "name:asc".
 */
export function sealCursor(sort: string, cursor: string | null): string | null {
  return cursor && encodeCursor(sort, { values: [null], id: decodeCursor(sort, 1, cursor).id });
}

/**
 * A sealed cursor with its value put back.
 * @param readValue the sort value of a row in the reader's sight; undefined when it is not there any more.
 * @throws {DomainError} invalid for a tampered cursor or a row that is gone.
 */
export async function openCursor(
  sort: string,
  cursor: string,
  readValue: (id: number) => Promise<KeysetValue | undefined>,
): Promise<string> {
  const { id } = decodeCursor(sort, 1, cursor);
  const value = await readValue(id);
  if (value === undefined)
    throw invalid("This page of the list cannot be found. Start again from the first page.");
  return encodeCursor(sort, { values: [value], id });
}
