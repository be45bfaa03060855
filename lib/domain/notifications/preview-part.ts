import { and, desc, eq, isNull } from "drizzle-orm";
import { customers, invoices } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { readFacts } from "./read-facts";
import { DEFAULT_ACCENT } from "./rules/frame";
import { known, type Rendered, renderMessage, samplesOf, scopeOf } from "./rules/render";
import type { Template } from "./rules/system-template";
import type { Language, NoticeType } from "./rules/types";

const LOOK = { sellerName: "Sample Telecom", accent: DEFAULT_ACCENT, foot: ["Sample Telecom"] };

/** A customer in the actor's sight, and its newest issued invoice. @throws {DomainError} not_found. */
export async function exampleOf(read: Reader, customerId: number) {
  const where = visibleAnd(read.actor, "customers", eq(customers.id, customerId));
  const [customer] = await read.tx.select().from(customers).where(where);
  if (!customer) throw notFound("customer");
  const [invoice] = await read.tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.customerId, customerId), eq(invoices.review, "issued"), isNull(invoices.voidedAt)))
    .orderBy(desc(invoices.id))
    .limit(1);
  return { customer, invoiceId: invoice?.id ?? null };
}

/**
 * Part: how a message would read: with what is known of a customer, and with examples for what only its cause would tell; with
 * examples alone where no customer is given.
 */
export async function previewMessage(
  read: Reader,
  type: NoticeType,
  language: Language,
  template: Template,
  customerId: number | null,
): Promise<Rendered & { customerName: string | null }> {
  if (customerId === null) {
    const scope = scopeOf(type, samplesOf(type), language, "USD");
    return { ...renderMessage(template, scope, { ...LOOK, language }), customerName: null };
  }
  const { customer, invoiceId } = await exampleOf(read, customerId);
  const facts = (await readFacts(read, [{ id: 1, customerId, invoiceId }])).get(1);
  if (!facts) throw notFound("customer");
  const values = { ...samplesOf(type), ...known(facts.values) };
  const scope = scopeOf(type, values, language, facts.currency);
  return {
    ...renderMessage(template, scope, { ...facts.look, language }),
    customerName: customer.name,
  };
}
