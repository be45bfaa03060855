import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { unratedUsage, usageRecords } from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { add, sum } from "@/lib/platform/money";
import { systemContext } from "@/lib/testing/contexts";
import { type MasterCsvOptions, masterCsv, masterRecords } from "@/lib/testing/samples/master-csv";
import { SAMPLE_TARIFF, sampleRates } from "@/lib/testing/samples/sample-tariff";
import {
  balanceOf,
  ctx,
  finish,
  receive,
  take,
  type UsageWorld,
  usageWorld,
} from "@/lib/testing/usage-trial";
import { getFile, listRecords, listUnrated, runBatch } from "./index";
import { prepareTariff, rateOf } from "./rules/choose-rate";
import { normalizeNumber } from "./rules/normalize-number";
import { rateUsage } from "./rules/rate-call";

let world: UsageWorld;
const office: MasterCsvOptions = {
  seed: 7,
  records: 2_500,
  from: "2026-10-30",
  days: 4,
  zone: "America/New_York",
};

/** What the records of the sample cost, by the rules alone. */
function expected(options: MasterCsvOptions) {
  const tariff = prepareTariff(SAMPLE_TARIFF, sampleRates());
  const amounts: string[] = [];
  const counts = { rated: 0, free: 0, unrated: 0 };
  for (const { row, truth } of masterRecords(options)) {
    const number = normalizeNumber(row.dst, SAMPLE_TARIFF.numberRules);
    const used = {
      kind: "call" as const,
      quantity: BigInt(truth.billedSeconds),
      answered: row.disposition === "ANSWERED",
    };
    if (!used.answered || used.quantity === 0n) counts.free++;
    else {
      const chosen = rateOf(tariff, number, new Date(truth.start));
      if (!chosen) counts.unrated++;
      else {
        counts.rated++;
        amounts.push(rateUsage(used, chosen, SAMPLE_TARIFF).amount);
      }
    }
  }
  return { ...counts, total: sum(amounts) };
}

beforeAll(async () => {
  world = await usageWorld();
});

describe("a Master.csv", { timeout: 120_000 }, () => {
  let fileId: number;

  it("is rated to the cent the rules say, every record once", async () => {
    // Without the days of the change of clocks: an hour that comes twice can't be told apart, and has its own test.
    const plain = { ...office, from: "2026-11-10" };
    const { total, ...counts } = expected(plain);
    fileId = await take(world.sourceId, masterCsv(plain));
    const file = await getFile(ctx(), { fileId });
    expect(file).toMatchObject({ status: "done", lines: 2_500, done: 2_500, duplicates: 0, ...counts });
    expect(add(await balanceOf(world.estate.customerId), "0")).toBe(total);
    expect(await db().$count(usageRecords, eq(usageRecords.fileId, fileId))).toBe(counts.rated + counts.free);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("leaves nothing of its lines behind", async () => {
    const { rows } = await db().execute(sql`select count(*)::int as n from usage_file_parts`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("is known when it comes a second time, and does nothing", async () => {
    const before = await balanceOf(world.estate.customerId);
    const again = await receive(world.sourceId, masterCsv({ ...office, from: "2026-11-10" }), "copy.csv");
    expect(again).toMatchObject({ fileId, known: true, status: "done" });
    expect(await balanceOf(world.estate.customerId)).toBe(before);
  });

  it("charges no record of another file a second time", async () => {
    const before = await balanceOf(world.estate.customerId);
    const text = `${[...masterCsv({ ...office, from: "2026-11-10" })].join("")}\n`;
    const other = await take(world.sourceId, text);
    const file = await getFile(ctx(), { fileId: other });
    expect(file).toMatchObject({ duplicates: 2_500, rated: 0, free: 0, unrated: 0 });
    expect(await balanceOf(world.estate.customerId)).toBe(before);
  });

  it("shows each its own calls, the newest first", async () => {
    const { rows } = await listRecords(ctx(), { customerId: world.estate.customerId });
    expect(rows).toHaveLength(25);
    const times = rows.map(({ occurredAt }) => occurredAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});

const line = (more: Partial<Record<string, string | number>> = {}) => {
  const row = {
    accountcode: "1001",
    src: "12125550101",
    dst: "+12125551234",
    dcontext: "from-internal",
    clid: "x",
    channel: "PJSIP/1001-00000001",
    dstchannel: "PJSIP/trunk-00000002",
    lastapp: "Dial",
    lastdata: "",
    start: "2026-11-05 10:00:00",
    answer: "2026-11-05 10:00:05",
    end: "2026-11-05 10:01:05",
    duration: 65,
    billsec: 60,
    disposition: "ANSWERED",
    amaflags: "DOCUMENTATION",
    uniqueid: "1.1",
    userfield: "",
    ...more,
  };
  return `${Object.values(row)
    .map((value) => (typeof value === "number" ? value : `"${value}"`))
    .join(",")}\n`;
};

describe("lines that can't be rated", () => {
  it("wait with their line and a plain reason, and the others are rated", async () => {
    const before = await balanceOf(world.estate.customerId);
    const text = [
      line({ uniqueid: "bad.1" }),
      'not a "record\n',
      line({ uniqueid: "bad.2", duration: -5 }),
      line({
        uniqueid: "bad.3",
        start: "2027-05-05 10:00:00",
        answer: "2027-05-05 10:00:00",
        end: "2027-05-05 10:01:05",
      }),
      line({ uniqueid: "bad.4", accountcode: "nobody" }),
      line({ uniqueid: "bad.5", dst: "+999123456" }),
      line({ uniqueid: "bad.6", dst: "*98" }),
      line({ uniqueid: "bad.7", accountcode: "nobody", disposition: "NO ANSWER", billsec: 0, answer: "" }),
    ].join("");
    const fileId = await take(world.sourceId, text);
    expect(await getFile(ctx(), { fileId })).toMatchObject({ lines: 8, rated: 1, free: 1, unrated: 6 });
    const { rows } = await listUnrated(ctx(), { fileId, dir: "asc" });
    expect(rows.map(({ lineNo, reason, message }) => `${lineNo} ${reason}: ${message}`)).toEqual([
      '2 malformed: The line is malformed: a quote (") is not closed, or stands inside a value.',
      "3 malformed: The duration is -5 seconds; it can't be below zero.",
      "4 malformed: Its time, 2027-05-05T14:00:00Z, lies in the future.",
      "5 no_account: There is no account “nobody”.",
      "6 no_rate: No rate for 999123456 in “World”.",
      "7 not_a_number: “*98” is not a number that can be rated.",
    ]);
    // A minute of New York by day.
    expect(add(await balanceOf(world.estate.customerId), `-${before}`)).toBe("0.012");
  });

  it("R-6: 3:47 of a minute's interval is charged as 4:00, and both are shown", async () => {
    await take(
      world.sourceId,
      line({
        uniqueid: "r6",
        dst: "01133199123456",
        duration: 240,
        billsec: 227,
        end: "2026-11-05 10:04:00",
      }).replace("01133199123456", "01133199123456"),
    );
    const [row] = await db().select().from(usageRecords).where(sql`call_id like 'r6/%'`);
    expect(row).toMatchObject({ used: 227n, charged: 240n, amount: "0.08400", destination: "France, Paris" });
  });

  it("takes no file that is not one, and then nothing of it", async () => {
    await expect(receive(world.sourceId, "\n\n\n")).rejects.toMatchObject({ code: "invalid" });
    await expect(receive(world.sourceId, "PK\u0003\u0004")).rejects.toMatchObject({ code: "invalid" });
    const { rows } = await db().execute(sql`select count(*)::int as n from usage_file_parts`);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe("two at once", { timeout: 120_000 }, () => {
  it("who bring the same records charge each once", async () => {
    const options = { ...office, seed: 99, records: 5_000, from: "2026-11-15" };
    const before = await balanceOf(world.estate.customerId);
    const text = [...masterCsv(options)].join("");
    const [a, b] = [await receive(world.sourceId, text), await receive(world.sourceId, `\n${text}`)];
    await Promise.all([finish(a.fileId), finish(b.fileId)]);
    const [one, two] = [
      await getFile(ctx(), { fileId: a.fileId }),
      await getFile(ctx(), { fileId: b.fileId }),
    ];
    expect(one.rated + two.rated).toBe(expected(options).rated);
    expect(one.duplicates + two.duplicates).toBe(5_000);
    expect(add(await balanceOf(world.estate.customerId), `-${before}`)).toBe(expected(options).total);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("workers on one file take turns: no line twice, none left", async () => {
    const options = { ...office, seed: 98, records: 5_000, from: "2026-11-20" };
    const { fileId } = await receive(world.sourceId, masterCsv(options));
    await Promise.all([finish(fileId), finish(fileId)]);
    expect(await getFile(ctx(), { fileId })).toMatchObject({ status: "done", done: 5_000, duplicates: 0 });
    expect(await runBatch(ctx(), { fileId })).toMatchObject({ state: "done", done: 5_000 });
    expect(await db().$count(unratedUsage, eq(unratedUsage.fileId, fileId))).toBe(expected(options).unrated);
  });
});
