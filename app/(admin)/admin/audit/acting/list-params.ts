import { z } from "zod";
import { listSpec } from "@/lib/platform/list-params";

export const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: {
    user: z.string().trim().max(200),
    customerId: z.string().regex(/^[1-9]\d{0,15}$/),
    state: z.enum(["running"]),
  },
});
