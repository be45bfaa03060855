import { can, type Loaded } from "@/lib/transport/session";

/** The tabs of the operator's usage pages that this person may open. */
export const usageTabs = (session: Loaded["session"]): string[] => [
  ...(can(session, "usage:import") ? ["/admin/usage", "/admin/usage/unrated", "/admin/usage/sources"] : []),
  ...(can(session, "usage:read") ? ["/admin/usage/calls"] : []),
];
