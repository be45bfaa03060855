import { z } from "zod";

/** What the address of a list of users may ask for. */
export const userSpec = {
  filters: {
    realm: z.enum(["admin", "distributor", "reseller", "customer", "account"]),
    status: z.enum(["active", "disabled"]),
  },
  sorts: ["login", "id"] as const,
};
