import { z } from "zod";

/** How far back a page of a trace begins. Pages go from the newest back; each is told from the oldest step on. */
export const tracePageInput = {
  cursor: z
    .string()
    .max(2000)
    .nullish()
    .transform((cursor) => cursor ?? null),
  direction: z.enum(["next", "prev"]).default("next"),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
