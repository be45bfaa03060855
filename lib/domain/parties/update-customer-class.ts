import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { classTerms } from "./create-customer-class";
import { classEntity } from "./entities";
import { lockClass, saveClass } from "./store";

/** Changes a class's name, description and the days within which its closed customers can be restored. */
export const updateCustomerClass = operation({
  name: "customer_class.update",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ classId: idInput(), ...classTerms }),
  async run(work, { classId, ...terms }) {
    const before = await lockClass(work, classId);
    const after = await saveClass(work, classId, terms);
    work.audit.changed(classEntity(after), before, terms);
    return { classId };
  },
});
