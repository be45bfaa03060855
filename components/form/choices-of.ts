import type { Option } from "./select";

/** Names by code as the choices of a select or a filter, in the order in which they stand. */
export const choicesOf = (names: Record<string, string | { word: string }>): Option[] =>
  Object.entries(names).map(([value, name]) => ({
    value,
    label: typeof name === "string" ? name : name.word,
  }));
