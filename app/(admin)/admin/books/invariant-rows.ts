import type { InvariantRow } from "@/components/books/books-types";
import { type BooksCheck, INVARIANT_WORDS, INVARIANTS } from "@/lib/domain/reports";

/** Every rule with what a check found of it. */
export const invariantRows = (check: BooksCheck | null): InvariantRow[] =>
  INVARIANTS.map((invariant) => {
    const found = check?.results.find((one) => one.invariant === invariant);
    return {
      invariant,
      ...INVARIANT_WORDS[invariant],
      count: found?.count ?? null,
      tookMs: found?.tookMs ?? null,
    };
  });
