import { createWriteStream, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type getImport, type ImportPreview, rejectColumns, rejectedRows } from "@/lib/domain/imports";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import type { Context } from "@/lib/kernel/context";
import { writeCsv } from "@/lib/platform/csv-write";
import { formatCount, formatMoney } from "@/lib/platform/format";

type Import = Awaited<ReturnType<typeof getImport>>;

const count = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;
const recurring = (total: string, active: string, currency: string) =>
  `monthly recurring total ${formatMoney(total, { currency })} ${currency}, of which ${formatMoney(active, { currency })} active`;

/** What a run did, in a line or two. */
export function resultLines({
  imported,
  unchanged,
  rejected,
  subscriptions,
  mapping,
  ...row
}: Import): string[] {
  const currency = mapping?.currency ?? "";
  const lines: string[] = [];
  if (imported === 0 && rejected === 0) lines.push(`nothing changed: ${formatCount(unchanged)} unchanged`);
  else {
    const totals = recurring(row.recurring, row.recurringActive, currency);
    lines.push(`${count(imported, "customer")}, ${count(subscriptions, "subscription")}, ${totals}`);
    if (unchanged > 0) lines.push(`${formatCount(unchanged)} unchanged`);
  }
  if (rejected > 0) lines.push(`${count(rejected, "row")} rejected`);
  return lines;
}

/** What the system says of all the subscriptions it has, from the same query as its dashboard. */
export async function statisticsLines(ctx: Context): Promise<string[]> {
  const { counts, recurring: totals } = await subscriptionStatistics(ctx, {});
  return totals.map(
    ({ currency, overall, active }) =>
      `The system has ${count(counts.all, "subscription")} now, ${recurring(overall, active, currency)}.`,
  );
}

export function previewLines(preview: ImportPreview): string[] {
  const { currency } = preview;
  const named = (what: string, some: { name: string }[]) =>
    some.length === 0 ? [] : [`would create ${what} ${some.map(({ name }) => name).join(", ")}`];
  return [
    `would import ${count(preview.willImport, "customer")} (${formatCount(preview.closedCustomers)} of them left), ${count(preview.subscriptions, "subscription")}, ${recurring(preview.recurring, preview.recurringActive, currency)}`,
    `${formatCount(preview.unchanged)} unchanged, ${formatCount(preview.rejected)} would be rejected`,
    ...named("the plans", preview.plans),
    ...named("the products", preview.products),
    ...preview.problems,
  ];
}

/** Writes the rejected rows beside the file, or takes away what an earlier run left there. @returns where they are. */
export async function writeRejects(
  ctx: () => Context,
  importId: number,
  headers: readonly string[],
  file: string,
  rejected: number,
): Promise<string | null> {
  const target = `${file}.rejects.csv`;
  if (rejected === 0) {
    if (existsSync(target)) await rm(target);
    return null;
  }
  const text = writeCsv(rejectColumns(headers), rejectedRows(ctx, importId));
  await pipeline(Readable.from(text), createWriteStream(target));
  return target;
}
