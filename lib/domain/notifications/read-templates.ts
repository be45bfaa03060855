import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { systemTemplate, type Template } from "./rules/system-template";
import type { Language, NoticeType } from "./rules/types";

export type Wanted = { setId: number | null; type: NoticeType; language: Language };

const keyOf = ({ setId, type, language }: { setId: number | null; type: string; language: string }) =>
  `${setId}|${type}|${language}`;

/** Part: the words of messages: as changed in their set, and otherwise the built-in ones. */
export async function readTemplates(
  read: Reader,
  wanted: readonly Wanted[],
): Promise<(one: Wanted) => Template> {
  const sets = [...new Set(wanted.flatMap(({ setId }) => (setId === null ? [] : [setId])))];
  const { rows } =
    sets.length === 0
      ? { rows: [] }
      : await read.tx.execute<Template & { set_id: string; type: string; language: string }>(sql`
          select set_id, type, language, subject, html, text, sms from notification_templates
          where set_id = any(${idArray(sets)})`);
  const custom = new Map(rows.map((row) => [keyOf({ ...row, setId: Number(row.set_id) }), row]));
  return (one) => custom.get(keyOf(one)) ?? systemTemplate(one.type, one.language);
}
