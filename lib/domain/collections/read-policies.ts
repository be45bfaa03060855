import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { PlainDate } from "@/lib/platform/time";
import { NO_POLICY, type PolicySettings, policySettings } from "./rules/policy";

export type PolicyVersion = {
  policyId: number;
  classId: number;
  effectiveOn: PlainDate;
  settings: PolicySettings;
  note: string;
  createdBy: string;
  createdAt: Date;
};

type Row = {
  id: string;
  class_id: string;
  effective_on: PlainDate;
  settings: unknown;
  note: string;
  created_by: string;
  created_at: string;
};

/** Every version of these classes that was not cancelled, the last to take effect first. */
export async function readPolicies(
  read: Reader,
  classIds: readonly number[],
): Promise<Map<number, PolicyVersion[]>> {
  const { rows } = await read.tx.execute<Row>(sql`
    select id, class_id, effective_on::text, settings, note, created_by, created_at from collection_policies
    where class_id = any(${idArray([...new Set(classIds)])}) and cancelled_at is null
    order by class_id, effective_on desc, id desc`);
  const found = new Map<number, PolicyVersion[]>();
  for (const row of rows) {
    const version = {
      policyId: Number(row.id),
      classId: Number(row.class_id),
      effectiveOn: row.effective_on,
      settings: policySettings.parse(row.settings),
      note: row.note,
      createdBy: row.created_by,
      createdAt: new Date(row.created_at),
    };
    found.set(version.classId, [...(found.get(version.classId) ?? []), version]);
  }
  return found;
}

/** The one in force on a day, and the day on which another takes its place. */
export function policyOn(
  versions: readonly PolicyVersion[],
  today: PlainDate,
): { policy: PolicySettings; version: PolicyVersion | null; changesOn: PlainDate | null } {
  const version = versions.find(({ effectiveOn }) => effectiveOn <= today) ?? null;
  const coming = versions.filter(({ effectiveOn }) => effectiveOn > today).at(-1);
  return { policy: version?.settings ?? NO_POLICY, version, changesOn: coming?.effectiveOn ?? null };
}
