import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCsv } from "@/lib/platform/csv-read";
import * as money from "@/lib/platform/money";
import { checkHeaders } from "../rules/headers";
import { type ImportRow, mapRow } from "../rules/row";
import { presets } from ".";

const root = new URL("../../../../", import.meta.url);
const sample = fileURLToPath(new URL("lib/testing/samples/customers.csv", root));
const real =
  process.env.TRUNKLINE_TELCO_CSV ?? fileURLToPath(new URL("../shared/data/telco-customer-churn.csv", root));
const isHere = existsSync(real);
if (!isHere)
  console.info("Set TRUNKLINE_TELCO_CSV to the telco-customer-churn file to test the preset on all of it.");

const mapping = presets.find((preset) => preset.id === "telco-churn")?.mapping;

async function mapFile(path: string) {
  if (!mapping) throw new Error("the preset is missing");
  const file = await openCsv(createReadStream(path), mapping);
  expect(checkHeaders(mapping, file.headers)).toEqual([]);
  const rows: ImportRow[] = [];
  const rejects: string[] = [];
  for await (const { lineNo, record, error } of file.rows) {
    const mapped = record
      ? mapRow(mapping, record, { today: "2026-06-30" })
      : { ok: false as const, reasons: [error] };
    if (mapped.ok) rows.push(mapped.row);
    else rejects.push(`${lineNo}: ${mapped.reasons.join(" ")}`);
  }
  return { rows, rejects };
}

const feesOf = ({ services }: ImportRow) =>
  services.map(({ listPrice, adjustment }) => {
    if (!adjustment) return listPrice;
    return adjustment.kind === "discount"
      ? money.subtract(listPrice, adjustment.value)
      : money.add(listPrice, adjustment.value);
  });
const totalOf = (rows: ImportRow[]) => money.sum(rows.flatMap(feesOf));

describe("the telco preset on the sample of twenty customers", () => {
  it("gives their services and charges to the cent", async () => {
    const { rows, rejects } = await mapFile(sample);
    const open = rows.filter((row) => !row.closed);
    expect(rejects).toEqual([]);
    expect([rows.length, rows.flatMap((row) => row.services).length, totalOf(rows)]).toEqual([
      20,
      71,
      "1123.40",
    ]);
    expect([open.length, totalOf(open)]).toEqual([16, "853.05"]);
  });

  it("holds every kind of service, a discount, an upcharge, a blank total and someone who left", async () => {
    const { rows } = await mapFile(sample);
    const services = rows.flatMap((row) => row.services);
    const plans = new Set(services.map((service) => service.planName));
    expect([...plans].sort()).toEqual(mapping?.services.map((service) => service.planName).sort());
    expect(new Set(services.map((service) => service.adjustment?.kind))).toEqual(
      new Set([undefined, "discount", "upcharge"]),
    );
    expect(rows.find((row) => row.externalRef === "PT-0004")?.startOn).toBe("2026-06-30");
    expect(rows.find((row) => row.externalRef === "PT-0005")).toMatchObject({
      closed: true,
      startOn: "2026-05-30",
      finishOn: "2026-06-29",
    });
    expect(rows[0]?.customer).toMatchObject({
      name: "Customer PT-0001",
      note: "Contract: One year\nPayment method: Mailed check",
    });
  });
});

describe("the telco preset on the whole file", () => {
  it.skipIf(!isHere)(
    "gives 7,043 customers, 29,202 services and 456,116.60, of which 316,985.75 open",
    async () => {
      const { rows, rejects } = await mapFile(real);
      const open = rows.filter((row) => !row.closed);
      expect(rejects).toEqual([]);
      expect(rows).toHaveLength(7043);
      expect(new Set(rows.map((row) => row.externalRef)).size).toBe(7043);
      expect(rows.flatMap((row) => row.services)).toHaveLength(29_202);
      expect(totalOf(rows)).toBe("456116.60");
      expect(open).toHaveLength(5174);
      expect(totalOf(open)).toBe("316985.75");
    },
  );
});
