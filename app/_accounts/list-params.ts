import { z } from "zod";
import { ACCOUNT_ROLE_NAMES } from "@/lib/domain/accounts";
import { listSpec } from "@/lib/platform/list-params";

const id = z.coerce.number().int().positive();

/** What the address of a list of accounts may ask. */
export const accountSpec = listSpec({
  sorts: ["identifier", "id"],
  filters: {
    status: z.enum(["active", "blocked", "closed"]),
    role: z.enum(ACCOUNT_ROLE_NAMES),
    productId: id,
  },
});
