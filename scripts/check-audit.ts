import { closeDatabase } from "@/db/client";
import { checkAudit } from "@/lib/kernel/audit-check";
import { headsFile, readHeads } from "@/lib/kernel/audit-heads";
import { formatCount, formatCounted } from "@/lib/platform/format";
import { jobContext } from "@/lib/transport/job";
import { main } from "./boot/report";

const SHOWN = 50;

// Recomputes every sealed block of the audit log. Changes nothing. Ends with 1 when anything does not fit.
main(async () => {
  try {
    const { db, now } = jobContext("npm run check:audit");
    const heads = await readHeads(process.argv[2]);
    const { blocks, rows, waiting, problems } = await checkAudit(db, heads, now);
    console.log(
      `${formatCounted(blocks, "block")} with ${formatCounted(rows, "row")}, ${formatCounted(waiting, "row")} waiting to be sealed.`,
    );
    console.log(`${formatCounted(heads.length, "head")} kept in ${process.argv[2] ?? headsFile()}.`);
    for (const problem of problems.slice(0, SHOWN)) console.log(`✗ ${problem}`);
    if (problems.length > SHOWN) console.log(`… and ${formatCount(problems.length - SHOWN)} more.`);
    if (problems.length === 0) console.log("✓ Every row, block and head fits.");
    return problems.length === 0 ? 0 : 1;
  } finally {
    await closeDatabase();
  }
});
