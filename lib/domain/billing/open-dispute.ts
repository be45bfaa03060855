import { z } from "zod";
import { disputes } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { explaining } from "@/lib/kernel/constraints";
import { amountAboveZero, emptyIsAbsent, idInput, prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { add, compare, isZero, type Money, normalize } from "@/lib/platform/money";
import {
  disputableLines,
  disputedFacts,
  disputeEntity,
  noteDisputed,
  type OpenDispute,
  openDisputes,
  tellOfDispute,
  totalDisputed,
} from "./dispute-part";
import { seesDrafts } from "./invoice-filter";
import { type InvoiceRow, lockInvoice } from "./lock-invoice";
import { mostDisputable } from "./rules/dispute";

const lineOf = (value: unknown) => (value === "whole" ? undefined : value);

function refuseTwice(open: readonly OpenDispute[], ordinal: number | null): void {
  const refuse = (message: string) => {
    throw conflict(message, { line: [message] });
  };
  if (open.some((one) => one.ordinal === ordinal))
    refuse("This is disputed already. Wait for the answer, or withdraw it first.");
  if (open.some((one) => one.ordinal === null)) refuse("The whole invoice is disputed already.");
  if (ordinal === null && open.length > 0)
    refuse("A line of this invoice is disputed already. Withdraw that first.");
}

/** @returns how much at most, of the line or of the whole. @throws {DomainError} invalid for a line that can't be disputed. */
async function mostOf(work: Work, invoice: InvoiceRow, open: readonly OpenDispute[], ordinal: number | null) {
  const facts = disputedFacts(invoice, open);
  if (facts.voided) throw conflict("This invoice is void.");
  if (facts.review !== "issued") throw conflict("This invoice is still under review.");
  if (ordinal === null) return mostDisputable(facts, null);
  const line = (await disputableLines(work, invoice.id)).find((one) => one.ordinal === ordinal);
  if (!line) throw invalid("Choose a charge of this invoice.", { line: ["Choose one."] });
  return mostDisputable(facts, { amount: normalize(line.amount), tax: normalize(line.tax) });
}

function amountWithin(most: Money, asked: Money | undefined): Money {
  if (isZero(most))
    throw conflict("Nothing of it is left to dispute.", { amount: ["Nothing is left to dispute."] });
  const wanted = asked ?? most;
  if (compare(wanted, most) > 0) {
    const message = `At most ${most} can be disputed here.`;
    throw conflict(message, { amount: [message] });
  }
  return wanted;
}

/**
 * A customer says that a line or the whole of an invoice is wrong, by itself or through staff. Until it is decided the amount
 * is left out of what is collected; the invoice itself stays as it is.
 */
export const openDispute = operation({
  name: "dispute.open",
  permission: "dispute:open",
  impersonation: "allow",
  input: z.object({
    invoiceId: idInput(),
    /** The line's place on the invoice; empty or "whole" for all of it. */
    line: z.preprocess(
      lineOf,
      emptyIsAbsent(
        z.coerce
          .number("Choose one.")
          .int("Choose one.")
          .min(0, "Choose one.")
          .max(2_147_483_647, "Choose one.")
          .optional(),
      ),
    ),
    /** With its tax; empty for all of it. */
    amount: emptyIsAbsent(amountAboveZero().optional()),
    reason: prose(1_000).refine((text) => text.length >= 3, "Say what is wrong with it."),
  }),
  async run(work, { invoiceId, line, amount: asked, reason }) {
    const { invoice } = await lockInvoice(work, invoiceId);
    if (invoice.review !== "issued" && !seesDrafts(work.actor)) throw notFound("invoice");
    const ordinal = line ?? null;
    const open = await openDisputes(work, invoiceId);
    refuseTwice(open, ordinal);
    const disputed = amountWithin(await mostOf(work, invoice, open, ordinal), asked);
    const { customerId, resellerId, distributorId } = invoice;
    const owner = { customerId, resellerId, distributorId };
    const [made] = await explaining(
      { disputes_once: { field: "line", message: "This is disputed already." } },
      () =>
        work.tx
          .insert(disputes)
          .values({
            invoiceId,
            ...owner,
            ordinal,
            amount: disputed,
            reason,
            openedBy: realPerson(work.actor)?.name ?? "",
            createdAt: work.now,
          })
          .returning({ id: disputes.id }),
    );
    if (!made) throw new Error("insert returned no row");
    work.audit.created(disputeEntity({ id: made.id, ...owner }, invoice.number), {
      invoiceId,
      ordinal,
      amount: disputed,
      reason,
    });
    const before = totalDisputed(open);
    noteDisputed(work, invoice, made.id, [before, add(before, disputed)], reason);
    tellOfDispute(work, invoice, made.id, "opened", { amount: disputed, reason });
    return { disputeId: made.id, amount: disputed };
  },
});
