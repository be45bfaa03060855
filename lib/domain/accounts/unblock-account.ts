import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { accountEntity } from "./entity";
import { assertOpen, lockAccount, saveAccount } from "./store";

/** Lets a blocked line work again. */
export const unblockAccount = operation({
  name: "account.unblock",
  permission: "account:close",
  impersonation: "allow",
  input: z.object({ accountId: idInput(), reason: line(500).optional() }),
  async run(work, { accountId, reason }) {
    const locked = await lockAccount(work, accountId);
    assertOpen(locked);
    const { account } = locked;
    if (!account.blocked) throw conflict("This account is not blocked.");
    await saveAccount(work, accountId, { blocked: false });
    work.audit.changed(accountEntity(account), account, { blocked: false }, { reason });
    return { accountId, customerId: account.customerId };
  },
});
