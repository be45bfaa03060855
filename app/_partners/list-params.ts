import { z } from "zod";
import { PARTNER_STATUSES } from "@/lib/domain/parties";
import { listSpec } from "@/lib/platform/list-params";

/** What the address of a list of resellers may ask for. */
export const resellerSpec = listSpec({
  filters: { status: z.enum(PARTNER_STATUSES) },
  sorts: ["name", "created", "id"],
});

/** What the address of a list of distributors may ask for. */
export const distributorSpec = listSpec({
  filters: { status: z.enum(PARTNER_STATUSES), owner: z.coerce.number().int().nonnegative() },
  sorts: ["name", "created", "id"],
});
