import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { setEntity } from "./entities";
import { templateProblems } from "./rules/render";
import { systemTemplate } from "./rules/system-template";
import { specOf } from "./rules/types";
import { templateFields, templateKey } from "./set-input";
import { deleteTemplateRow, findCustom, lockSet, saveTemplateRow } from "./set-store";

/**
 * Changes the words of a message in a set, for every class that uses it. Saved as the built-in words, it is "System" again.
 * @throws {DomainError} invalid for what can't be read or names an unknown placeholder; that is recorded.
 */
export const saveTemplate = operation({
  name: "notification_set.save_template",
  permission: "notification:manage",
  impersonation: "deny",
  recordsRefusals: true,
  input: z.object({ ...templateKey, ...templateFields }),
  async run(work, { setId, type, language, ...template }) {
    const set = await lockSet(work, setId);
    const problems = templateProblems(type, template, language);
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const system = systemTemplate(type, language);
    const { updatedAt: _, ...before } = (await findCustom(work, setId, type, language)) ?? {
      ...system,
      updatedAt: null,
    };
    if (JSON.stringify(template) === JSON.stringify(system))
      await deleteTemplateRow(work, setId, type, language);
    else await saveTemplateRow(work, set, type, language, template);
    work.audit.changed(setEntity(set), before, template, {
      reason: `${specOf(type).label}, ${language}`,
    });
    return { setId, type, language };
  },
});
