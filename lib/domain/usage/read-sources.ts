import { eq } from "drizzle-orm";
import { usageSources } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { UsageSourceRow } from "./entities";
import { parseSourceSettings, type SourceFormat, type SourceSettings } from "./rules/source-settings";

/** A source as people see it: never its secret, only whether it has one. */
export type UsageSource = SourceSettings & {
  id: number;
  key: string;
  name: string;
  watched: boolean;
  hasEndpoint: boolean;
  createdAt: Date;
};

export const toSource = ({
  id,
  key,
  name,
  watched,
  secretHash,
  createdAt,
  ...row
}: UsageSourceRow): UsageSource => ({
  id,
  key,
  name,
  watched,
  hasEndpoint: secretHash !== null,
  createdAt,
  ...parseSourceSettings(row.format as SourceFormat, row.settings),
});

/** @throws {DomainError} not_found for a source that is absent or out of sight. */
export async function findSource(read: Reader, sourceId: number): Promise<UsageSource> {
  const [row] = await read.tx
    .select()
    .from(usageSources)
    .where(visibleAnd(read.actor, "usageSources", eq(usageSources.id, sourceId)));
  if (!row) throw notFound("source");
  return toSource(row);
}
