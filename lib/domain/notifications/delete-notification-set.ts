import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { setEntity } from "./entities";
import { deleteSetRow, lockSet } from "./set-store";

/** Removes a set that no class uses, and the templates changed in it. */
export const deleteNotificationSet = operation({
  name: "notification_set.delete",
  permission: "notification:manage",
  impersonation: "deny",
  input: z.object({ setId: idInput() }),
  async run(work, { setId }) {
    const set = await lockSet(work, setId);
    await deleteSetRow(work, setId);
    work.audit.event(setEntity(set), { details: { deleted: { name: set.name } } });
    return { setId, name: set.name };
  },
});
