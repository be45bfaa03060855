import { z } from "zod";
import { flag, requiredLine } from "@/lib/kernel/input";
import { invalid } from "@/lib/platform/errors";
import { parseSourceSettings, SOURCE_FORMATS, type SourceSettings } from "./rules/source-settings";

/** What can be said of a source, as a form or a call sends it. */
export const sourceInput = {
  name: requiredLine(80),
  format: z.enum(SOURCE_FORMATS, "Choose a format."),
  /** Of an Asterisk. */
  zone: z.string().trim().default("UTC"),
  accountFrom: z.union([z.string(), z.array(z.string())]).default([]),
  idPrefix: z.string().trim().max(40, "Use at most 40 characters.").default(""),
  /** Of any other: the mapping, as an object or as JSON text. */
  mapping: z.unknown().optional(),
  watched: flag().prefault(""),
};
const shape = z.object(sourceInput);
export type SourceInput = z.output<typeof shape>;

function mappingOf(given: unknown): unknown {
  if (typeof given !== "string") return given;
  try {
    return JSON.parse(given);
  } catch {
    throw invalid("The mapping is not JSON.", { mapping: ["This is not JSON."] });
  }
}

/** @throws {DomainError} invalid, with what is wrong at its field. */
export function settingsOf({ format, zone, accountFrom, idPrefix, mapping }: SourceInput): SourceSettings {
  const given =
    format === "mapped"
      ? mappingOf(mapping)
      : {
          zone,
          idPrefix,
          ...(accountFrom.length > 0
            ? {
                accountFrom:
                  typeof accountFrom === "string"
                    ? accountFrom.split(",").map((one) => one.trim())
                    : accountFrom,
              }
            : {}),
        };
  return parseSourceSettings(format, given);
}
