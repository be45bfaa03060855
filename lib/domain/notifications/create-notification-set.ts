import { z } from "zod";
import { ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { setEntity } from "./entities";
import { setName } from "./set-input";
import { insertSet } from "./set-store";

/** Creates a set in which every template is the built-in one. Who manages it is fixed from then on. */
export const createNotificationSet = operation({
  name: "notification_set.create",
  permission: "notification:manage",
  impersonation: "deny",
  input: z.object({ name: setName(), resellerId: ownerInput() }),
  async run(work, { name, resellerId: wanted }) {
    const resellerId = await ownerForNew(work, wanted);
    const row = await insertSet(work, { name, resellerId });
    work.audit.created(setEntity(row), { name });
    return { setId: row.id, name };
  },
});
