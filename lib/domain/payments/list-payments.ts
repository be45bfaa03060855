import { and, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { paymentIntents } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { isPlainDate } from "@/lib/platform/time";
import {
  MEANS,
  ORIGINS,
  type PaymentItem,
  type PaymentWithName,
  selectPayments,
  toPaymentItem,
} from "./payment-rows";
import { PAYMENT_STATES } from "./rules/states";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);
const given = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());
const day = () => given(z.string().refine(isPlainDate, "Use a date like 2026-03-31."));

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({
  ...page,
  dir: z.enum(["asc", "desc"]).default("desc"),
  customerId: given(idInput()),
  state: given(z.enum(PAYMENT_STATES)),
  means: given(z.enum(MEANS)),
  origin: given(z.enum(ORIGINS)),
  gateway: given(z.enum(["sandbox", "stripe", "none"])),
  /** Days of each customer's billing zone, both included. */
  from: day(),
  to: day(),
});
type Wanted = Partial<z.output<typeof input>>;

const paymentWhere = (read: Reader, wanted: Wanted): SQL =>
  visibleAnd(
    read.actor,
    "paymentIntents",
    wanted.customerId ? eq(paymentIntents.customerId, wanted.customerId) : undefined,
    wanted.state ? eq(paymentIntents.state, wanted.state) : undefined,
    wanted.means ? eq(paymentIntents.means, wanted.means) : undefined,
    wanted.origin ? eq(paymentIntents.origin, wanted.origin) : undefined,
    wanted.gateway ? eq(paymentIntents.gateway, wanted.gateway) : undefined,
    wanted.from ? gte(paymentIntents.day, wanted.from) : undefined,
    wanted.to ? lte(paymentIntents.day, wanted.to) : undefined,
  );

/** Payments in sight, made, failed and under way, the newest first. */
export const listPayments = query({
  name: "payment.list",
  permission: "payment:read",
  impersonation: "allow",
  input,
  reads: listRead("payment"),
  async run(read, asked): Promise<ListPage<PaymentItem>> {
    const keys = keyset<PaymentWithName>(asked, {
      by: sql`${paymentIntents.id}`,
      type: "bigint",
      of: ({ intent }) => intent.id,
    });
    const rows = await selectPayments(read)
      .where(and(paymentWhere(read, asked), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const { rows: shown, ...rest } = keys.page(rows);
    const count = await countUpTo(
      read.tx,
      sql`select 1 from ${paymentIntents} where ${paymentWhere(read, asked)}`,
    );
    return { ...rest, rows: shown.map((row) => toPaymentItem(read, row)), count };
  },
});
