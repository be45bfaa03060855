import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { accountEntity } from "./entity";
import { assertOpen, lockAccount, saveAccount } from "./store";

/** Stops one line; its fees go on. Allowed while acting for a reseller: it can be undone at once. */
export const blockAccount = operation({
  name: "account.block",
  permission: "account:close",
  impersonation: "allow",
  input: z.object({ accountId: idInput(), reason: reasonLine() }),
  async run(work, { accountId, reason }) {
    const locked = await lockAccount(work, accountId);
    assertOpen(locked);
    const { account } = locked;
    if (account.blocked) throw conflict("This account is blocked already.");
    await saveAccount(work, accountId, { blocked: true });
    work.audit.changed(accountEntity(account), account, { blocked: true }, { reason });
    return { accountId, customerId: account.customerId };
  },
});
