import { z } from "zod";
import { listRead } from "@/lib/domain/parties";
import { emptyIsAbsent, idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { type ListPage, pageInput } from "@/lib/platform/keyset-page";
import type { AccountItem } from "./account-rows";
import { accountPage, searchesInside } from "./list-page";
import { ACCOUNT_ROLE_NAMES } from "./rules/codes";

const input = z.object({
  ...pageInput(["identifier", "id"]),
  customerId: emptyIsAbsent(idInput().optional()),
  productId: emptyIsAbsent(idInput().optional()),
  role: emptyIsAbsent(z.enum(ACCOUNT_ROLE_NAMES).optional()),
  status: emptyIsAbsent(z.enum(["active", "blocked", "closed"]).optional()),
});
/** How the search was understood: one or two letters only find how identifiers begin. */
export type AccountList = ListPage<AccountItem> & { searched: "none" | "contains" | "begins" };

/** Lines of one customer or of all in sight, by identifier or age; found by identifier, name or e-mail address. */
export const listAccounts = query({
  name: "account.list",
  permission: "account:read",
  impersonation: "allow",
  input,
  reads: listRead("account"),
  async run(read, asked): Promise<AccountList> {
    const { count, ...page } = await accountPage(read, asked);
    if (!count) throw new Error("a counted page has a count");
    const searched = asked.q === "" ? "none" : searchesInside(asked.q) ? "contains" : "begins";
    return { ...page, count, searched };
  },
});
