import { z } from "zod";
import { PARTNER_STATUSES } from "@/lib/domain/parties";

/** What the address of a list of resellers may ask for. */
export const resellerSpec = {
  filters: { status: z.enum(PARTNER_STATUSES) },
  sorts: ["name", "created", "id"] as const,
};

/** What the address of a list of distributors may ask for. */
export const distributorSpec = {
  filters: { status: z.enum(PARTNER_STATUSES), owner: z.coerce.number().int().nonnegative() },
  sorts: ["name", "created", "id"] as const,
};
