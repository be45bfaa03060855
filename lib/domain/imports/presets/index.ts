import { type Mapping, parseMapping } from "../rules/mapping";
import telcoChurn from "./telco-churn.json";

export type Preset = { id: string; label: string; mapping: Mapping };

/** Ready mappings for files of a known shape. */
export const presets: readonly Preset[] = [
  { id: "telco-churn", label: "Telco customer churn sample", mapping: parseMapping(telcoChurn) },
];
