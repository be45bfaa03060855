import { eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { isPlainDate } from "@/lib/platform/time";
import { XDR_KINDS } from "./rules/kinds";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);
const day = () =>
  z.preprocess(blank, z.string().refine(isPlainDate, "Use a date like 2026-03-31.").optional());

/** What narrows the journal; everything given must hold. Days are of each customer's billing time zone, both included. */
export const xdrFilterShape = {
  customerId: z.preprocess(blank, idInput().optional()),
  accountId: z.preprocess(blank, idInput().optional()),
  subscriptionId: z.preprocess(blank, idInput().optional()),
  kind: z.preprocess(blank, z.enum(XDR_KINDS).optional()),
  from: day(),
  to: day(),
};
const shape = z.object(xdrFilterShape);
export type XdrFilter = z.output<typeof shape>;

/** The rows an actor asks for, always within what it may see. */
export const xdrWhere = (read: Reader, wanted: XdrFilter): SQL =>
  visibleAnd(
    read.actor,
    "xdrs",
    wanted.customerId ? eq(xdrs.customerId, wanted.customerId) : undefined,
    wanted.accountId ? eq(xdrs.accountId, wanted.accountId) : undefined,
    wanted.subscriptionId ? eq(xdrs.subscriptionId, wanted.subscriptionId) : undefined,
    wanted.kind ? eq(xdrs.kind, wanted.kind) : undefined,
    wanted.from ? gte(xdrs.day, wanted.from) : undefined,
    wanted.to ? lte(xdrs.day, wanted.to) : undefined,
  );

/** One customer's journal is walked by position, anything wider by the order of writing. */
export const walksOneCustomer = (read: Reader, { customerId }: XdrFilter): boolean =>
  customerId !== undefined || read.actor.kind === "customer";

export const byId = sql`${xdrs.id}`;
export const byPosition = sql`${xdrs.position}`;
