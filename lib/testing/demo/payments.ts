import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customerClasses } from "@/db/schema";
import {
  addSandboxCard,
  beginPayment,
  carryOut,
  removeMethod,
  savePaymentSettings,
  setGateway,
} from "@/lib/domain/payments";
import { payAutomatically } from "@/lib/jobs/payments";
import type { Context } from "@/lib/kernel/context";
import { addDays, daysBetween, type PlainDate } from "@/lib/platform/time";
import type { At } from "./customers";

const RETRY_DAYS = [1, 3];
/** Terms of the default class. */
const DUE_AFTER = 15;
const EXPIRES = "2031-12";

/** The sandbox takes cards, and the cards of private customers are charged on the due date. */
export async function makeGateway(ctx: Context, db: Database): Promise<void> {
  await setGateway(ctx, { gateway: "sandbox" });
  const [cls] = await db
    .select({ id: customerClasses.id })
    .from(customerClasses)
    .where(and(eq(customerClasses.isDefault, true), eq(customerClasses.resellerId, 0)));
  if (!cls) throw new Error("there is no default class");
  await savePaymentSettings(ctx, {
    classId: cls.id,
    autoCharge: "on_due",
    retryDays: RETRY_DAYS.join(", "),
    freezeAfter: "3",
  });
}

/** John's invoices are paid by his card. */
export const storeCard = (ctx: Context, customerId: number) =>
  addSandboxCard(ctx, { customerId, card: "approve", expires: EXPIRES, autoPay: true });

/** A card that John tried once, and that was declined. */
export async function declineOnce(ctx: Context, customerId: number): Promise<void> {
  const { methodId } = await addSandboxCard(ctx, { customerId, card: "decline", expires: EXPIRES });
  const { paymentId } = await beginPayment(ctx, { customerId, methodId, amount: "20.00" });
  await carryOut(() => ctx, paymentId);
  await removeMethod(ctx, { methodId });
}

/** Somebody whose card has no money on it: one who has not, and owes something. */
export async function storeEmptyCard(ctx: Context, db: Database): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select c.id from customers c join customer_classes k on k.id = c.class_id
    where k.is_default and c.reseller_id = 0 and c.balance_control = 'postpaid' and c.closed_at is null
      and not exists (select 1 from payment_methods m where m.customer_id = c.id)
      and exists (select 1 from invoices i where i.customer_id = c.id and i.review = 'issued'
        and i.voided_at is null and i.total > i.paid + i.adjusted)
    order by c.id limit 1`);
  const [one] = rows;
  if (one)
    await addSandboxCard(ctx, {
      customerId: Number(one.id),
      card: "no_funds",
      expires: EXPIRES,
      autoPay: true,
    });
}

/** The days of a month's invoices on which cards are charged. */
const chargeDays = (month: PlainDate): PlainDate[] =>
  [0, ...RETRY_DAYS].map((days) => addDays(month, DUE_AFTER + days));

/** Whether a month is the last one whose charge days are all over: in it one card turns out to be empty. */
export const isLastCharged = (month: PlainDate, next: PlainDate, today: PlainDate): boolean =>
  (chargeDays(month).at(-1) ?? month) <= today && (chargeDays(next).at(-1) ?? next) > today;

/** What cards pay of a month's invoices, day by day, as far as those days have come. */
export async function chargeCards(
  at: At,
  month: PlainDate,
  today: PlainDate,
  before: (day: PlainDate) => Promise<void>,
): Promise<void> {
  for (const day of chargeDays(month)) {
    if (day > today) return;
    await before(day);
    const ctx = at(daysBetween(day, today));
    await payAutomatically(() => ctx);
  }
}
