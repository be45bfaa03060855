import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { findSource } from "./read-sources";

/** One source and how its records are read. */
export const getSource = query({
  name: "usage.get_source",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ sourceId: idInput() }),
  reads: null,
  run: (read, { sourceId }) => findSource(read, sourceId),
});
