import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { type AccountItem, readAccountLines } from "./account-rows";
import { accountEntity } from "./entity";

/** One line. A line asks for itself by its own id, or by none. */
export const getAccount = query({
  name: "account.get",
  permission: "account:read",
  impersonation: "allow",
  input: z.object({ accountId: idInput().optional() }),
  async run(read, { accountId }): Promise<AccountItem> {
    const own = read.actor.kind === "account" ? read.actor.accountId : undefined;
    const id = accountId ?? own;
    const [found] = id === undefined ? [] : await readAccountLines(read, [id]);
    if (!found) throw notFound("account");
    return found.item;
  },
  reads: (_, account) => accountEntity(account),
});
