import { closeDatabase } from "@/db/client";
import { checkInvoices } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { formatCounted } from "@/lib/platform/format";
import { jobContext } from "@/lib/transport/job";
import { main } from "./boot/report";

const SHOWN = 50;
const context = () => jobContext("npm run check:books");

function report(lines: readonly string[], fine: string): void {
  for (const line of lines.slice(0, SHOWN)) console.log(`✗ ${line}`);
  if (lines.length > SHOWN) console.log(`… and ${lines.length - SHOWN} more.`);
  console.log(
    lines.length === 0 ? `✓ ${fine}` : `${formatCounted(lines.length, "discrepancy", "discrepancies")}.`,
  );
}

// Proves balances, journals, invoices, settlements and numbers against each other. Changes no money. Ends with 1 when
// anything does not fit.
main(async () => {
  try {
    const journal = (await checkJournal(context(), {})).map(
      ({ customerId, balance, journal: sum, positions }) =>
        `customer ${customerId}: balance ${balance}, journal ${sum} (${positions})`,
    );
    const invoices = (await checkInvoices(context(), {})).map(
      ({ check, customerId, invoiceId, says, is }) =>
        `${check}, customer ${customerId ?? "–"}, invoice ${invoiceId ?? "–"}: it says ${says}, and is ${is}`,
    );
    report(journal, "Every balance is the sum of its xDRs.");
    report(invoices, "Invoices, journal, settlements and numbers agree.");
    return journal.length + invoices.length === 0 ? 0 : 1;
  } finally {
    await closeDatabase();
  }
});
