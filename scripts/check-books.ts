import { closeDatabase } from "@/db/client";
import { INVARIANT_WORDS } from "@/lib/domain/reports";
import { checkBooks } from "@/lib/jobs/check-books";
import { formatCounted } from "@/lib/platform/format";
import { jobContext } from "@/lib/transport/job";
import { main } from "./boot/report";

const SHOWN = 50;
const named = (what: string, id: number | null) => (id === null ? [] : [`${what} ${id}`]);

// Proves everything the books page shows, and keeps what it found there. Changes no money. Ends with 1 when anything does not fit.
main(async () => {
  try {
    const results = await checkBooks(() => jobContext("npm run check:books"));
    for (const { invariant, count, findings } of results) {
      const { title, looks } = INVARIANT_WORDS[invariant];
      if (count === 0)
        console.log(`${looks ? "✓" : "–"} ${invariant} ${title}${looks ? "" : " (kept as it happens)"}`);
      else console.log(`✗ ${invariant} ${title}: ${formatCounted(count, "discrepancy", "discrepancies")}`);
      for (const { customerId, invoiceId, xdrId, found } of findings.slice(0, SHOWN)) {
        const about = [
          ...named("customer", customerId),
          ...named("invoice", invoiceId),
          ...named("xDR", xdrId),
        ];
        console.log(`    ${[...about, found].join(", ")}`);
      }
    }
    return results.every(({ count }) => count === 0) ? 0 : 1;
  } finally {
    await closeDatabase();
  }
});
