import { closeDatabase } from "@/db/client";
import { checkJournal } from "@/lib/domain/ledger";
import { formatCounted } from "@/lib/platform/format";
import { jobContext } from "@/lib/transport/job";
import { main } from "./boot/report";

const SHOWN = 50;

// Proves every balance against its journal. Changes no money. Ends with 1 when anything does not fit.
main(async () => {
  try {
    const found = await checkJournal(jobContext("npm run check:books"), {});
    for (const { customerId, balance, journal, positions } of found.slice(0, SHOWN))
      console.log(`✗ customer ${customerId}: balance ${balance}, journal ${journal} (${positions})`);
    if (found.length > SHOWN) console.log(`… and ${found.length - SHOWN} more.`);
    console.log(
      found.length === 0
        ? "✓ Every balance is the sum of its xDRs."
        : `${formatCounted(found.length, "discrepancy", "discrepancies")}.`,
    );
    return found.length === 0 ? 0 : 1;
  } finally {
    await closeDatabase();
  }
});
