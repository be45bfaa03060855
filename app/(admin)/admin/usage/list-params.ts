import { z } from "zod";
import { REASONS } from "@/lib/domain/usage";
import { listSpec } from "@/lib/platform/list-params";

/** What the addresses of the operator's usage lists may ask for. */
export const fileSpec = listSpec({ sorts: ["id"], defaultDir: "desc", filters: {} });

const id = z.string().regex(/^\d{1,15}$/);
export const unratedSpec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: { reason: z.enum(REASONS), sourceId: id, fileId: id, state: z.enum(["waiting", "discarded"]) },
});
