import type { ReadRecord } from "@/lib/kernel/query";
import type { ListPage } from "@/lib/platform/keyset-page";

/** What a shown list leaves in the audit log: the filter, how many there are, and the first hundred ids (AUD-2). */
export const listRead =
  (type: string) =>
  (input: object, output: ListPage<{ id: number }>): ReadRecord => ({
    type,
    id: null,
    details: {
      filter: Object.fromEntries(
        Object.entries(input).filter(([, v]) => v !== "" && v !== null && v !== undefined),
      ),
      count: output.count.value,
      ids: output.rows.slice(0, 100).map((row) => row.id),
    },
  });
