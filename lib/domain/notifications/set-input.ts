import { z } from "zod";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { LANGUAGES, NOTICE_TYPE_NAMES } from "./rules/types";

/** Which template is meant: of a set, a type and a language. */
export const templateKey = {
  setId: idInput(),
  type: z.enum(NOTICE_TYPE_NAMES, "Choose a message."),
  language: z.enum(LANGUAGES, "Choose a language.").default("en"),
};

export const setName = () => requiredLine(100);

const lines = () =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => !/[^\P{Cc}\t\n]/u.test(text), "Remove the control characters.");

/** As a form sends it; the rules look at the rest (rules/render.ts). */
export const templateFields = {
  subject: lines(),
  html: lines().default(""),
  text: lines(),
  sms: lines().default(""),
};
