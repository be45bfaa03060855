import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { type ExtractItem, extractedAccount } from "./extract-rows";

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({
  ...page,
  dir: z.enum(["asc", "desc"]).default("desc"),
  accountId: idInput().optional(),
});

type Row = Record<"id" | "number" | "currency" | "amount", string> &
  Record<"period_from" | "period_to" | "issued_on", PlainDate>;

const toItem = (row: Row): ExtractItem => ({
  id: Number(row.id),
  number: row.number,
  period: { from: row.period_from, to: row.period_to },
  issuedOn: row.issued_on,
  currency: row.currency,
  amount: normalize(row.amount),
});

/** The invoices that one account's charges stand on, the newest first, with what they come to for it alone. */
export const listExtracts = query({
  name: "invoice.list_extracts",
  permission: "invoice:read",
  impersonation: "allow",
  input,
  reads: ({ accountId }, { rows, count }: ListPage<ExtractItem>) => ({
    type: "invoice",
    id: null,
    details: { accountId, count: count.value, ids: rows.map(({ id }) => id).slice(0, 100) },
  }),
  async run(read, { accountId, ...asked }): Promise<ListPage<ExtractItem>> {
    const account = await extractedAccount(read, accountId);
    const keys = keyset<ExtractItem>(asked, { by: sql`i.id`, type: "bigint", of: ({ id }) => id });
    const own = sql`l.invoice_id = i.id and l.account_id = ${account.id} and l.section in ('charges','credits')`;
    const where = sql`i.customer_id = ${account.customerId} and i.review = 'issued' and i.voided_at is null
      and exists (select 1 from invoice_lines l where ${own})`;
    const { rows } = await read.tx.execute<Row>(sql`
      select i.id, i.number, i.currency, i.period_from::text, i.period_to::text, i.issued_on::text,
        (select sum(l.amount + l.tax)::text from invoice_lines l where ${own}) as amount
      from invoices i where ${where} ${keys.where ? sql`and ${keys.where}` : sql``}
      order by ${sql.join(keys.orderBy, sql`, `)} limit ${keys.limit}`);
    const count = await countUpTo(read.tx, sql`select 1 from invoices i where ${where}`);
    return { ...keys.page(rows.map(toItem)), count };
  },
});
