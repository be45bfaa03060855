import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { isPlainDate } from "@/lib/platform/time";

/** "" and null from a form or an address mean that nothing is asked for. */
const blank = (value: unknown) => (value === "" || value === null ? undefined : value);

export const maybe = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional());
export const maybeId = () => maybe(idInput());
export const maybeDay = () => maybe(z.string().refine(isPlainDate, "Use a date like 2026-03-31."));
