import { z } from "zod";
import { emptyIsAbsent, idInput } from "@/lib/kernel/input";
import { isPlainDate } from "@/lib/platform/time";

/** What a form or an address may ask for; empty, nothing is asked for. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => emptyIsAbsent(schema.optional());
export const maybeId = () => maybe(idInput());
export const maybeDay = () => maybe(z.string().refine(isPlainDate, "Use a date like 2026-03-31."));
