"use server";

import { confirmedAccount } from "@/app/_customers/confirmed-closing";
import { blockAccount, createAccount, unblockAccount, updateAccount } from "@/lib/domain/accounts";
import { closeAccount } from "@/lib/domain/subscriptions";
import { formAction } from "@/lib/transport/action";

const accountHref = ({ accountId }: { accountId: number }) => `/admin/accounts/${accountId}`;

export const createAccountAction = formAction("admin", createAccount, {
  redirectTo: accountHref,
  message: "Account added.",
});
export const updateAccountAction = formAction("admin", updateAccount, {
  redirectTo: accountHref,
  message: "Saved.",
});
export const blockAccountAction = formAction("admin", blockAccount, { message: "Blocked." });
export const unblockAccountAction = formAction("admin", unblockAccount, { message: "Unblocked." });
export const closeAccountAction = formAction("admin", closeAccount, {
  input: confirmedAccount,
  redirectTo: accountHref,
  message: "Closed.",
});
