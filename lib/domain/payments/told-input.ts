import { z } from "zod";

/** What a gateway said, as operations take it in. */
export const toldInput = z.object({
  state: z.enum([
    "pending",
    "requires_confirmation",
    "authorized",
    "succeeded",
    "failed",
    "cancelled",
    "unknown",
    "absent",
  ]),
  ref: z.string().max(200).nullish(),
  confirmUrl: z.string().max(2000).nullish(),
  code: z.string().max(100).optional(),
  message: z
    .string()
    .transform((text) => text.slice(0, 400))
    .optional(),
});
