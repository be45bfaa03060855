import { eq } from "drizzle-orm";
import { unratedUsage, usageSources } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone, maskText } from "@/lib/platform/mask";
import { toSource } from "./read-sources";
import type { Reason } from "./rules/reasons";
import { rawReader } from "./rules/source-settings";

/** A record that waits, as a reader may see it. */
export type UnratedItem = {
  id: number;
  reason: Reason;
  message: string;
  source: string;
  fileId: number | null;
  lineNo: number | null;
  kind: string | null;
  occurredAt: Date | null;
  /** What the record says, or what a person put in its place. */
  accountKey: string;
  to: string;
  from: string;
  /** What a person put in place of the record's own; "" for nothing. */
  given: { accountKey: string; toNumber: string };
  /** As it came in; only for those who may see personal data. */
  raw: string;
  attempts: number;
  createdAt: Date;
  triedAt: Date;
  resolvedAt: Date | null;
  discardedAt: Date | null;
  discardReason: string;
};

/** Rows with their source; the caller adds `.where(…)`, which must hold the scope. */
export const selectUnrated = (read: Reader) =>
  read.tx
    .select({ unrated: unratedUsage, source: usageSources })
    .from(unratedUsage)
    .innerJoin(usageSources, eq(usageSources.id, unratedUsage.sourceId));

type Row = Awaited<ReturnType<typeof selectUnrated>>[number];

export function toUnratedItem(read: Reader, { unrated: row, source }: Row): UnratedItem {
  const sees = seesPersonalData(read.actor);
  const shown = (text: string) => (sees ? text : maskPhone(text));
  const record = rawReader(toSource(source), read.now)(row.raw).record;
  const raw = typeof row.raw === "string" ? row.raw : JSON.stringify(row.raw);
  return {
    id: row.id,
    reason: row.reason as Reason,
    // The message may name the account or the number it failed on.
    message: sees ? row.message : row.message.replaceAll(/[“"]?\+?\d{5,}[”"]?/g, "•••"),
    source: source.name,
    fileId: row.fileId,
    lineNo: row.lineNo,
    kind: row.kind,
    occurredAt: row.occurredAt,
    accountKey: shown(row.accountKey ?? record?.accountKey ?? ""),
    to: shown(row.toNumber ?? record?.to ?? ""),
    from: shown(record?.from ?? ""),
    given: { accountKey: shown(row.accountKey ?? ""), toNumber: shown(row.toNumber ?? "") },
    raw: sees ? raw : maskText(raw),
    attempts: row.attempts,
    createdAt: row.createdAt,
    triedAt: row.triedAt,
    resolvedAt: row.resolvedAt,
    discardedAt: row.discardedAt,
    discardReason: row.discardReason,
  };
}
