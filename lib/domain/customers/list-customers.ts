import { z } from "zod";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { type ListPage, pageInput } from "@/lib/platform/keyset-page";
import type { CustomerItem } from "./customer-rows";
import { customerFilterShape, searchesInside } from "./list-filter";
import { customerPage } from "./list-page";

const input = z.object({ ...pageInput(["name", "id"]), ...customerFilterShape });

/** How the simple search was understood: one or two letters only find how names begin. */
export type SearchMode = "none" | "contains" | "begins";
export type CustomerList = ListPage<CustomerItem> & { searched: SearchMode };

async function run(read: Reader, list: z.output<typeof input>): Promise<CustomerList> {
  const { count, ...page } = await customerPage(read, list);
  if (!count) throw new Error("a counted page has a count");
  return {
    ...page,
    count,
    searched: list.q === "" ? "none" : searchesInside(list.q) ? "contains" : "begins",
  };
}

/** Customers by name or age, searched and filtered; exact, sorted, at any size (reference: performance). */
export const listCustomers = query({
  name: "customer.list",
  permission: "customer:read",
  impersonation: "allow",
  input,
  reads: listRead("customer"),
  run,
});
