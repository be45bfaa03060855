"use server";

import { confirmedAccount } from "@/app/_customers/confirmed-closing";
import { blockAccount, createAccount, unblockAccount, updateAccount } from "@/lib/domain/accounts";
import { closeAccount } from "@/lib/domain/subscriptions";
import { formAction } from "@/lib/transport/action";

const accountHref = ({ accountId }: { accountId: number }) => `/reseller/accounts/${accountId}`;

export const createAccountAction = formAction("reseller", createAccount, {
  redirectTo: accountHref,
  message: "Account added.",
});
export const updateAccountAction = formAction("reseller", updateAccount, {
  redirectTo: accountHref,
  message: "Saved.",
});
export const blockAccountAction = formAction("reseller", blockAccount, { message: "Blocked." });
export const unblockAccountAction = formAction("reseller", unblockAccount, { message: "Unblocked." });
export const closeAccountAction = formAction("reseller", closeAccount, {
  input: confirmedAccount,
  redirectTo: accountHref,
  message: "Closed.",
});
