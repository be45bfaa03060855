import { and, eq } from "drizzle-orm";
import { invoiceFiles } from "@/db/schema";
import type { Reader, Work } from "@/lib/kernel/work";

type Key = { invoiceId: number; customerId: number; masked: boolean };

/** The kept file of an invoice, when it is what would be drawn now. */
export async function keptFile(read: Reader, { invoiceId, masked }: Key, fingerprint: string) {
  const [row] = await read.tx
    .select({ pdf: invoiceFiles.pdf })
    .from(invoiceFiles)
    .where(
      and(
        eq(invoiceFiles.invoiceId, invoiceId),
        eq(invoiceFiles.masked, masked),
        eq(invoiceFiles.fingerprint, fingerprint),
      ),
    );
  return row?.pdf ?? null;
}

/** Keeps a drawn file in place of the one before. It holds nothing that can't be drawn again, so a read may write it. */
export async function keepFile(read: Reader, key: Key, fingerprint: string, pdf: Buffer): Promise<void> {
  const values = { fingerprint, pdf, createdAt: read.now };
  await read.tx
    .insert(invoiceFiles)
    .values({ ...key, ...values })
    .onConflictDoUpdate({ target: [invoiceFiles.invoiceId, invoiceFiles.masked], set: values });
}

/** Forgets what was drawn of an invoice. */
export const dropFiles = (work: Work, invoiceId: number) =>
  work.tx.delete(invoiceFiles).where(eq(invoiceFiles.invoiceId, invoiceId));
