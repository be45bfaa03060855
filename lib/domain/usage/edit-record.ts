import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { unratedEntity } from "./entities";
import { maybe } from "./input";
import { replayRows } from "./replay-rows";
import { lockOneUnrated, saveUnrated } from "./store";

/** Puts another account or number in place of what a waiting record says, and tries it at once. */
export const editRecord = operation({
  name: "usage.edit_record",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({
    unratedId: idInput(),
    /** "" leaves what the record says. */
    accountKey: maybe(line(128)),
    toNumber: maybe(line(128)),
  }),
  async run(work, { unratedId, accountKey, toNumber }) {
    const before = await lockOneUnrated(work, unratedId);
    const changes = { accountKey: accountKey ?? null, toNumber: toNumber ?? null };
    await saveUnrated(work, [unratedId], changes);
    const counts = await replayRows(work, [{ ...before, ...changes }]);
    work.audit.changed(unratedEntity(before), before, changes, { details: { ...counts } });
    return { unratedId, ...counts };
  },
});
