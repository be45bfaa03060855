import { notFound } from "@/lib/platform/errors";
import { checkHeaders } from "../rules/headers";
import { type Mapping, parseMapping } from "../rules/mapping";
import telcoChurn from "./telco-churn.json";

export type Preset = { id: string; label: string; mapping: Mapping };

/** Ready mappings for files of a known shape. */
export const presets: readonly Preset[] = [
  { id: "telco-churn", label: "Telco customer churn sample", mapping: parseMapping(telcoChurn) },
];

/** The presets whose columns a file has, all of them. */
export const fittingPresets = (headers: readonly string[]): Pick<Preset, "id" | "label">[] =>
  presets
    .filter(({ mapping }) => checkHeaders(mapping, headers).length === 0)
    .map(({ id, label }) => ({ id, label }));

/** @throws {DomainError} not_found. */
export function findPreset(id: string): Mapping {
  const found = presets.find((preset) => preset.id === id);
  if (!found) throw notFound("ready mapping");
  return found.mapping;
}
