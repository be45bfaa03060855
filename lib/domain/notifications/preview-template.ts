import { z } from "zod";
import { seesPersonalData } from "@/lib/kernel/actor";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { forbidden, invalid } from "@/lib/platform/errors";
import { previewMessage } from "./preview-part";
import type { Rendered } from "./rules/render";
import { templateProblems } from "./rules/render";
import { systemTemplate } from "./rules/system-template";
import { templateFields, templateKey } from "./set-input";
import { findCustom, findSet } from "./set-store";

export type TemplatePreview = Rendered & { customerName: string | null; customerId: number | null };

/**
 * How a message reads, as saved or as just typed: for a given customer, or with examples.
 * @throws {DomainError} invalid where the words typed can't be used; forbidden for a customer without the right to personal data.
 */
export const previewTemplate = query({
  name: "notification_set.preview_template",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({
    ...templateKey,
    customerId: optionalId(),
    /** Not saved yet; what is saved where there is none. */
    typed: z.object(templateFields).optional(),
  }),
  reads: ({ setId }, { customerId }: TemplatePreview) =>
    customerId === null
      ? null
      : { type: "customer", id: customerId, customerId, details: { preview: "notification", setId } },
  async run(read, { setId, type, language, customerId, typed }): Promise<TemplatePreview> {
    await findSet(read, setId);
    if (customerId !== null && !seesPersonalData(read.actor))
      throw forbidden("A preview for a customer shows personal data, which your role may not see.");
    if (typed) {
      const problems = templateProblems(type, typed, language);
      if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    }
    const saved = typed ?? (await findCustom(read, setId, type, language)) ?? systemTemplate(type, language);
    return { ...(await previewMessage(read, type, language, saved, customerId)), customerId };
  },
});
