import { invalid } from "@/lib/platform/errors";
import type { FormInput } from "@/lib/transport/action";

const text = (value: FormInput[string]): string => (typeof value === "string" ? value.trim() : "");

/** The form that closes an account: only when what was to be typed was typed. @throws {DomainError} invalid. */
export function confirmedClosing({ accountId, reason, confirm, expected }: FormInput) {
  if (text(confirm) === "" || text(confirm) !== text(expected))
    throw invalid("This closes the account for good.", { confirm: [`Type ${text(expected)} here first.`] });
  return { accountId: text(accountId), reason: text(reason) };
}
