import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { setEntity } from "./entities";
import { setName } from "./set-input";
import { lockSet, renameSet } from "./set-store";

/** Gives a set another name; its templates and the classes that use it stay as they are. */
export const renameNotificationSet = operation({
  name: "notification_set.rename",
  permission: "notification:manage",
  impersonation: "deny",
  input: z.object({ setId: idInput(), name: setName() }),
  async run(work, { setId, name }) {
    const before = await lockSet(work, setId);
    const after = await renameSet(work, setId, name);
    work.audit.changed(setEntity(after), { name: before.name }, { name });
    return { setId, name };
  },
});
