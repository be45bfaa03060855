import { z } from "zod";
import { INVOICE_DATES, KEPT_TYPES, STATUS_FILTERS } from "@/lib/domain/billing";
import { listSpec } from "@/lib/platform/list-params";
import { isPlainDate } from "@/lib/platform/time";

const day = z.string().refine(isPlainDate);

/** What the address of a list of invoices may ask for. */
export const invoiceListSpec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: {
    status: z.enum(STATUS_FILTERS),
    type: z.enum(KEPT_TYPES),
    currency: z.string().regex(/^[A-Z]{3}$/),
    customerId: z.string().regex(/^[1-9]\d{0,15}$/),
    runId: z.string().regex(/^[1-9]\d{0,15}$/),
    withVoid: z.enum(["on"]),
    on: z.enum(INVOICE_DATES),
    from: day,
    to: day,
  },
});
