import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { setEntity } from "./entities";
import { systemTemplate } from "./rules/system-template";
import { specOf } from "./rules/types";
import { templateKey } from "./set-input";
import { deleteTemplateRow, findCustom, lockSet } from "./set-store";

/** Gives a message of a set its built-in words back. */
export const resetTemplate = operation({
  name: "notification_set.reset_template",
  permission: "notification:manage",
  impersonation: "deny",
  input: z.object(templateKey),
  async run(work, { setId, type, language }) {
    const set = await lockSet(work, setId);
    const custom = await findCustom(work, setId, type, language);
    const reason = `${specOf(type).label}, ${language}`;
    if (custom) {
      const { updatedAt: _, ...before } = custom;
      await deleteTemplateRow(work, setId, type, language);
      work.audit.changed(setEntity(set), before, systemTemplate(type, language), { reason });
    } else work.audit.event(setEntity(set), { reason, details: { unchanged: true } });
    return { setId, type, language };
  },
});
