import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { classEntity } from "./entities";
import { deleteClass, lockClass } from "./store";

/** Deletes a class that no customer has. A default class always stays. */
export const deleteCustomerClass = operation({
  name: "customer_class.delete",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ classId: idInput() }),
  async run(work, { classId }) {
    const row = await lockClass(work, classId);
    if (row.isDefault) throw conflict("The default class can't be deleted.");
    await deleteClass(work, classId);
    const { name, description, currency, restoreWithinDays } = row;
    work.audit.event(classEntity(row), {
      details: { deleted: { name, description, currency, restoreWithinDays } },
    });
    return { classId };
  },
});
