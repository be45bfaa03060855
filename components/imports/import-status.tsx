import { StatusBadge } from "../ui/badge";
import { IMPORT_STATES, type ImportState } from "./import-types";

export const ImportStatus = ({ status }: { status: ImportState }) => (
  <StatusBadge tone={IMPORT_STATES[status].tone}>{IMPORT_STATES[status].word}</StatusBadge>
);
