import { StatusBadge } from "../ui/badge";
import { PREVIEW_STATES, type PreviewState, RUN_STATES, type RunState } from "./billing-types";

export const RunStatus = ({ state }: { state: RunState }) => (
  <StatusBadge tone={RUN_STATES[state].tone}>{RUN_STATES[state].word}</StatusBadge>
);

export const PreviewStatus = ({ state }: { state: PreviewState }) => (
  <StatusBadge tone={PREVIEW_STATES[state].tone}>{PREVIEW_STATES[state].word}</StatusBadge>
);
