import { type SQL, sql } from "drizzle-orm";
import { outstanding } from "@/lib/domain/billing";
import type { Reader } from "@/lib/kernel/work";
import { env } from "@/lib/platform/env";
import { isNegative, isZero, type Money } from "@/lib/platform/money";
import { daysBetween, type PlainDate } from "@/lib/platform/time";
import type { CauseFacts } from "./rules/delivery";
import { DEFAULT_ACCENT, type Look } from "./rules/frame";
import type { Values } from "./rules/render";
import { spokenFor } from "./rules/system-template";
import type { Language } from "./rules/types";
import { mayWriteAs } from "./sender-store";

/** What is known of a customer, its seller and an invoice, at the moment a message is written. */
export type Facts = {
  customerId: number;
  language: Language;
  currency: string;
  email: string;
  phone: string;
  setId: number | null;
  from: { name: string; address: string };
  /** The class's own sender where it is not used: nobody has verified its domain, or no longer. */
  refusedFrom: string | null;
  replyTo: string;
  look: Look;
  values: Values;
  cause: CauseFacts;
  invoiceNumber: string | null;
};

type Row = {
  id: string;
  customer_id: string;
  name: string;
  first_name: string;
  email: string;
  phone: string;
  language: string;
  currency: string;
  zone: string;
  balance: string | null;
  seller_name: string;
  seller_email: string;
  seller_phone: string;
  seller_address: string;
  accent: string | null;
  set_id: string | null;
  from_name: string | null;
  from_address: string | null;
  may_write: boolean | null;
  reply_to: string | null;
  suspended: boolean | null;
  limited: boolean | null;
  number: string | null;
  total: string | null;
  paid: string;
  adjusted: string;
  amount_due: string;
  issued_on: string;
  due_on: string | null;
  period_from: string;
  period_to: string;
  voided: boolean | null;
};

/** A customer and the invoice a message is about; `id` names the answer. */
export type Asked = { id: number; customerId: number; invoiceId: number | null };

const asRows = (asked: readonly Asked[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(asked.map((one) => ({ id: one.id, c: one.customerId, i: one.invoiceId })))}::jsonb)
    as q(id bigint, c bigint, i bigint)`;

/** What is left to pay of the invoice; null where the message is about none. */
const leftOf = ({ total, paid, adjusted, voided }: Row): Money | null =>
  total === null ? null : outstanding({ total, paid, adjusted, voided: voided === true });

function invoiceValues(row: Row, today: PlainDate): Values {
  const left = leftOf(row);
  if (left === null) return {};
  const late = row.due_on === null ? 0 : Math.max(0, daysBetween(row.due_on, today));
  return {
    invoice_number: row.number,
    invoice_total: row.total,
    invoice_outstanding: left,
    invoice_amount_due: row.amount_due,
    invoice_issued_on: row.issued_on,
    invoice_due_on: row.due_on,
    invoice_from: row.period_from,
    invoice_to: row.period_to,
    invoice_days_overdue: String(late),
  };
}

function causeOf(row: Row): CauseFacts {
  const left = leftOf(row);
  const settled = left !== null && (isZero(left) || isNegative(left));
  return {
    invoice: left === null ? null : { voided: row.voided === true, settled },
    suspended: row.suspended === true,
    limited: row.limited === true,
  };
}

/** Who a message comes from: the class's own sender where it may, the seller otherwise, never somebody else's name. */
function senderOf(row: Row): Pick<Facts, "from" | "refusedFrom"> {
  const seller = { name: row.seller_name, address: row.seller_email };
  if (row.from_address && !row.may_write) return { from: seller, refusedFrom: row.from_address };
  const { from_name: name, from_address: address } = row;
  return { from: { name: name || seller.name, address: address || seller.address }, refusedFrom: null };
}

function toFacts(read: Reader, row: Row): Facts {
  const language = spokenFor(row.language);
  const today = read.today(row.zone);
  const invoice = invoiceValues(row, today);
  return {
    customerId: Number(row.customer_id),
    language,
    currency: row.currency,
    email: row.email,
    phone: row.phone,
    setId: row.set_id === null ? null : Number(row.set_id),
    ...senderOf(row),
    replyTo: row.reply_to ?? "",
    look: {
      language,
      sellerName: row.from_name || row.seller_name,
      accent: row.accent ?? DEFAULT_ACCENT,
      foot: [row.seller_name, row.seller_address.replace(/\s*\n\s*/g, ", "), row.seller_phone],
    },
    values: {
      customer_name: row.name,
      greeting_name: row.first_name.trim() || row.name,
      customer_id: row.customer_id,
      company_name: row.from_name || row.seller_name,
      company_email: row.reply_to || row.seller_email,
      company_phone: row.seller_phone,
      // Where customers find their own pages.
      portal_url: `${env().APP_URL}/customer`,
      today,
      balance: row.balance ?? "0.00",
      ...invoice,
    },
    cause: causeOf(row),
    invoiceNumber: row.number,
  };
}

/**
 * What there is to say to customers right now, one statement for any number of them. The caller has found them in the
 * actor's sight.
 */
export async function readFacts(read: Reader, asked: readonly Asked[]): Promise<Map<number, Facts>> {
  if (asked.length === 0) return new Map();
  const { rows } = await read.tx.execute<Row>(sql`
    select q.id, c.id as customer_id, c.name, c.first_name, c.email, coalesce(nullif(c.phone2, ''), c.phone1) as phone,
      c.language, c.currency, c.billing_time_zone as zone, b.balance,
      case when c.reseller_id = 0 then o.name else r.name end as seller_name,
      case when c.reseller_id = 0 then o.email else coalesce(nullif(r.email, ''), o.email) end as seller_email,
      case when c.reseller_id = 0 then o.phone else r.phone end as seller_phone,
      case when c.reseller_id = 0 then o.address else r.address end as seller_address,
      l.accent, k.set_id, k.from_name, k.from_address, k.reply_to,
      ${mayWriteAs(sql`k.reseller_id`, sql`k.from_address`)} as may_write, s.suspended, s.limited,
      i.number, i.total, i.paid, i.adjusted, i.amount_due, i.issued_on::text, i.due_on::text, i.period_from::text,
      (i.period_to - 1)::text as period_to, i.voided_at is not null as voided
    from ${asRows(asked)} join customers c on c.id = q.c join resellers r on r.id = c.reseller_id cross join company o
    left join customer_balances b on b.customer_id = c.id left join branding l on l.reseller_id = c.reseller_id
    left join class_notifications k on k.class_id = c.class_id left join customer_collection s on s.customer_id = c.id
    left join invoices i on i.id = q.i and i.customer_id = c.id`);
  return new Map(rows.map((row) => [Number(row.id), toFacts(read, row)]));
}
