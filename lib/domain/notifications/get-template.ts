import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Placeholder } from "./rules/placeholders";
import { systemTemplate, type Template } from "./rules/system-template";
import { type Language, type NoticeType, placeholdersOf, specOf } from "./rules/types";
import { templateKey } from "./set-input";
import { findCustom, findSet } from "./set-store";

export type TemplateDetail = {
  set: { id: number; name: string; resellerId: number };
  type: NoticeType;
  language: Language;
  label: string;
  says: string;
  /** It is sent as a text message, too. */
  sms: boolean;
  template: Template;
  /** Since when it is "Custom"; null while it is "System". */
  customSince: Date | null;
  placeholders: readonly Placeholder[];
};

/** One message of a set in one language, with what it may say. */
export const getTemplate = query({
  name: "notification_set.get_template",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object(templateKey),
  reads: null,
  async run(read, { setId, type, language }): Promise<TemplateDetail> {
    const set = await findSet(read, setId);
    const custom = await findCustom(read, setId, type, language);
    const { updatedAt, ...template } = custom ?? { ...systemTemplate(type, language), updatedAt: null };
    const { label, says, sms } = specOf(type);
    return {
      set: { id: set.id, name: set.name, resellerId: set.resellerId },
      type,
      language,
      label,
      says,
      sms,
      template,
      customSince: updatedAt,
      placeholders: placeholdersOf(type),
    };
  },
});
