import { invalid } from "@/lib/platform/errors";
import type { FormInput } from "@/lib/transport/action";

const text = (value: FormInput[string]): string => (typeof value === "string" ? value.trim() : "");

/** The form that closes something for good: only when what was to be typed was typed. @throws {DomainError} invalid. */
function confirmed({ confirm, expected, reason }: FormInput): { reason: string } {
  if (text(confirm) === "" || text(confirm) !== text(expected))
    throw invalid("This can't be undone.", { confirm: [`Type ${text(expected)} here first.`] });
  return { reason: text(reason) };
}

export const confirmedAccount = (form: FormInput) => ({
  ...confirmed(form),
  accountId: text(form.accountId),
});
export const confirmedCustomer = (form: FormInput) => ({
  ...confirmed(form),
  customerId: text(form.customerId),
});
