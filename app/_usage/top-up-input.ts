import type { topUp } from "@/lib/domain/usage";
import type { FormInput } from "@/lib/transport/action";

/** The form names a line and an entry in one choice: "account/entry". */
export function topUpInput({ accountEntry, ...form }: FormInput): Parameters<typeof topUp>[1] {
  const [accountId = "", entryId = ""] = String(accountEntry ?? "").split("/");
  return { ...form, accountId, entryId } as Parameters<typeof topUp>[1];
}
