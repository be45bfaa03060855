import { Text, View } from "@react-pdf/renderer";
import { amountIn } from "@/lib/platform/manner";
import { addDays } from "@/lib/platform/time";
import type { InvoiceLine } from "../rules/invoice-line";
import { type PaperWords, shortDate, shortMoment } from "../rules/words/paper-words";
import type { Words } from "../rules/words/words";
import { type Drawing, Sheet } from "./frame";
import type { Attachment } from "./paper-data";
import { quantityIn } from "./quantity";
import { styles } from "./sheet-styles";
import { DenseTable, type PaperColumn, type PaperRow, PaperTable, pagesOf } from "./table";

const USAGE_REASON = { call: "calls", message: "messages", data: "data", event: "events" } as const;

/** "12 calls", what was bought, or the kind of charge it is. */
function titleOf(words: Words, say: PaperWords, { kind, description, count }: InvoiceLine): string {
  const usage = USAGE_REASON[kind as keyof typeof USAGE_REASON];
  if (usage && usage !== "data") return words.reason[usage](count);
  return description || say.kinds[kind];
}

const daysOf = (words: Words, { periodFrom, periodTo }: InvoiceLine): string =>
  periodFrom && periodTo
    ? `${shortDate(words, periodFrom)} – ${shortDate(words, addDays(periodTo, -1))}`
    : "";

type Table = { title: string; columns: PaperColumn[]; rows: PaperRow[]; note?: string; dense?: true };

/** So that it stays on one line of a dense table. */
const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Charges and credits line by line, account by account, and what was paid since the last invoice. */
function chargesTable({ paper, say, words }: Drawing): Table {
  const { sheet, accounts, currency } = paper;
  const write = (amount: string) => amountIn(words, amount, currency);
  const names = new Map(
    accounts.map(({ id, identifier, name }) => [id, name ? `${identifier} · ${name}` : identifier]),
  );
  const group = (key: string, title: string, amount: string, lines: readonly InvoiceLine[]): PaperRow[] => [
    { key, group: title, sum: write(amount) },
    ...lines.map((line, n) => ({
      key: `${key} ${n}`,
      cells: [titleOf(words, say, line), daysOf(words, line), write(line.amount)],
    })),
  ];
  const rows = sheet.accounts.flatMap(({ accountId, lines, amount }) =>
    group(`a${accountId}`, accountId === null ? say.general : (names.get(accountId) ?? ""), amount, lines),
  );
  if (sheet.credits.lines.length > 0)
    rows.push(...group("c", say.credits, sheet.credits.amount, sheet.credits.lines));
  if (sheet.payments.lines.length > 0)
    rows.push(...group("p", say.paymentsSince, sheet.payments.amount, sheet.payments.lines));
  return {
    title: say.charges,
    columns: [
      { head: say.what, width: 0 },
      { head: say.days, width: 150 },
      { head: `${say.amount}, ${currency}`, width: 90, right: true },
    ],
    rows,
  };
}

/** What was used of each service and where to, line by line. */
function usageTable({ paper, say, words }: Drawing): Table {
  const { usage, currency } = paper;
  const rows = usage.flatMap((one, n): PaperRow[] => [
    ...(usage[n - 1]?.accountId === one.accountId
      ? []
      : [{ key: `a${one.accountId}`, group: one.identifier }]),
    {
      key: String(n),
      cells: [
        say.kinds[one.service],
        one.destination,
        String(one.count),
        quantityIn(words, one.service, one.used),
        amountIn(words, one.amount, currency),
      ],
    },
  ]);
  return {
    title: say.usage,
    columns: [
      { head: say.service, width: 80 },
      { head: say.destination, width: 0 },
      { head: say.count, width: 60, right: true },
      { head: say.used, width: 90, right: true },
      { head: `${say.amount}, ${currency}`, width: 90, right: true },
    ],
    rows,
  };
}

/** Every call, message and the like. What was taken back stands with its minus. */
function callsTable(
  { paper, say, words }: Drawing,
  { calls, more }: NonNullable<Attachment["calls"]>,
): Table {
  const { currency, timeZone } = paper;
  const rows = calls.flatMap((call, n): PaperRow[] => [
    ...(calls[n - 1]?.accountId === call.accountId
      ? []
      : [{ key: `a${call.accountId}`, group: call.identifier }]),
    {
      key: String(call.xdrId),
      cells: [
        shortMoment(words, call.occurredAt, timeZone),
        short(call.to, 18),
        short(call.destination, 26),
        quantityIn(words, call.service, call.used),
        amountIn(words, call.amount, currency),
      ],
    },
  ]);
  return {
    title: say.calls,
    columns: [
      { head: say.time, width: 80 },
      { head: say.dialled, width: 100 },
      { head: say.destination, width: 0 },
      { head: say.used, width: 70, right: true },
      { head: `${say.amount}, ${currency}`, width: 80, right: true },
    ],
    rows,
    note: more ? say.moreCalls(calls.length) : undefined,
    dense: true,
  };
}

/** The pages behind the first. */
export function DetailPages({ drawing, calls }: { drawing: Drawing; calls: Attachment["calls"] }) {
  const tables = [
    chargesTable(drawing),
    ...(drawing.paper.usage.length > 0 ? [usageTable(drawing)] : []),
    ...(calls ? [callsTable(drawing, calls)] : []),
  ];
  return tables.flatMap(({ title, columns, rows, note, dense }) =>
    pagesOf(rows).map((some, n, all) => (
      <Sheet key={`${title} ${String(n)}`} drawing={drawing}>
        <View>
          <Text style={styles.heading}>{title}</Text>
          {dense ? (
            <DenseTable columns={columns} rows={some} />
          ) : (
            <PaperTable columns={columns} rows={some} />
          )}
          {note && n === all.length - 1 && <Text style={[styles.small, { marginTop: 4 }]}>{note}</Text>}
        </View>
      </Sheet>
    )),
  );
}
