import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { AccountItem } from "./account-rows";
import { accountPage } from "./list-page";

const TOP = 8;

export type AccountHit = Pick<
  AccountItem,
  "id" | "identifier" | "name" | "status" | "customerId" | "customerName"
>;

/** The eight lines that fit best what is being typed. */
export const searchAccounts = query({
  name: "account.search",
  permission: "account:read",
  impersonation: "allow",
  input: z.object({ q: z.string().trim().max(200) }),
  async run(read, { q }): Promise<{ rows: AccountHit[] }> {
    if (q === "") return { rows: [] };
    const asked = {
      q,
      sort: "identifier",
      dir: "asc",
      direction: "next",
      cursor: null,
      pageSize: TOP,
    } as const;
    const { rows } = await accountPage(read, asked, false);
    return {
      rows: rows.map(({ id, identifier, name, status, customerId, customerName }) => ({
        id,
        identifier,
        name,
        status,
        customerId,
        customerName,
      })),
    };
  },
  reads: ({ q }, { rows }) => ({
    type: "account",
    id: null,
    details: { filter: { q }, count: rows.length, ids: rows.map(({ id }) => id) },
  }),
});
