import { z } from "zod";
import { HOUSE } from "@/db/schema";
import { assertTimeZoneActive, classForCustomer } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import type { Work } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { recordLimitChange } from "./credit-store";
import { type CustomerRow, customerEntity } from "./entity";
import { termsShape } from "./input";
import { termsProblems } from "./rules/terms";
import { assertOpen, lockCustomer, saveCustomer } from "./store";
import { distributorForCustomer } from "./terms-fit";

export const customerTermsInput = z.object({ customerId: idInput(), ...termsShape });
export type CustomerTerms = z.output<typeof customerTermsInput>;

const shown = (row: CustomerRow) => ({
  ...row,
  creditLimit: row.creditLimit === null ? null : normalize(row.creditLimit),
  discountPercent: normalize(row.discountPercent),
});

/**
 * Part: locks a customer and changes its class, distributor, limit, period, zone, language and default discount. The
 * fees of its subscriptions depend on some of these, which is why the operation stands in that context.
 * @returns the customer before and after.
 * @throws {DomainError} not_found; conflict when it is closed; invalid for terms that don't fit.
 */
export async function changeCustomerTerms(
  work: Work,
  { customerId, ...terms }: CustomerTerms,
): Promise<{ before: CustomerRow; after: CustomerRow }> {
  const before = await lockCustomer(work, customerId);
  assertOpen(before);
  const { resellerId, currency } = before;
  const cls =
    terms.classId === before.classId
      ? { id: before.classId }
      : await classForCustomer(work, { classId: terms.classId, resellerId, currency });
  const distributorId =
    (terms.distributorId ?? HOUSE) === before.distributorId
      ? before.distributorId
      : await distributorForCustomer(work, terms.distributorId, resellerId);
  if (terms.billingTimeZone !== before.billingTimeZone)
    await assertTimeZoneActive(work, terms.billingTimeZone, "billingTimeZone");
  const balanceControl = before.balanceControl === "prepaid" ? "prepaid" : "postpaid";
  const problems = termsProblems({ ...terms, balanceControl });
  if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
  const anchorDay = terms.anchorDay ?? before.anchorDay;
  const changes = { ...terms, classId: cls.id, distributorId, anchorDay };
  const after = await saveCustomer(work, customerId, changes);
  work.audit.changed(customerEntity(after), shown(before), changes, {
    amounts: ["creditLimit", "discountPercent"],
  });
  if (shown(after).creditLimit !== shown(before).creditLimit)
    await recordLimitChange(work, before, after, { what: "limit", reason: "" });
  return { before, after };
}
