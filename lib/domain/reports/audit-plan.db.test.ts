import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, pool } from "@/db/client";
import { reader } from "@/lib/kernel/work";
import { adminContext } from "@/lib/testing/contexts";
import { type AuditFilter, auditSearch } from "./audit-filter";
import { auditKeys, auditSelect, findAuditPage, inOrderOfTime, LONGEST_WALK } from "./audit-page";
import { listAuditEntityTypes } from "./list-audit-entity-types";
import { listAuditLog } from "./list-audit-log";

const NOW = new Date("2026-06-15T12:00:00Z");
const ROWS = 300_000;
const BATCH = 50_000;
const MONTHS = ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];

const ctx = () => adminContext(db(), { now: NOW });
const at = { cursor: null, direction: "next" as const, pageSize: 50 };
const nextMonth = (month: string) => `2026-${String(Number(month.slice(5)) + 1).padStart(2, "0")}`;

/** Sixty days of rows up to NOW, a row in seventeen seconds, and one that is rare and lies far back. */
beforeAll(async () => {
  for (const month of MONTHS)
    await pool().query(`create table audit_log_${month.replace("-", "_")} partition of audit_log
      for values from ('${month}-01 00:00+00') to ('${nextMonth(month)}-01 00:00+00')`);
  for (let first = 1; first <= ROWS; first += BATCH)
    await pool().query(
      `insert into audit_log (at, kind, action, actor_realm, actor_id, actor_name, request_id, ip, entity_type,
         entity_id, entity_name, property, before, after, customer_id, impersonation_id)
       select $1::timestamptz - n * interval '17.28 seconds',
         case n % 3 when 0 then 'modification' else 'read' end, 'customer.get', 'admin', n % 40, 'Operator ' || n % 40,
         'request-' || n, '10.0.' || n % 7 || '.' || n % 250, case n % 2 when 0 then 'customer' else 'account' end,
         n % 5000, 'Name ' || n % 5000, case n % 3 when 0 then 'note' end, 'a', 'b', n % 5000,
         case when n % 100 = 0 then n / 1000 end
       from generate_series($2::int, $3::int) n`,
      [NOW, first, first + BATCH - 1],
    );
  await pool().query(
    `insert into audit_log (at, kind, action, actor_realm, actor_name, entity_type, entity_name, property)
     values ($1::timestamptz - interval '27 days', 'modification', 'currency.update', 'admin', 'A', 'currency', 'EUR', 'rate')`,
    [NOW],
  );
  await pool().query("vacuum analyze audit_log");
}, 120_000);

const search = async (filter: Partial<AuditFilter>) =>
  auditSearch(
    reader(ctx()),
    listAuditLog.definition.input.parse({ ...filter, entityId: filter.entityId ?? "" }),
  );

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
const isScan = (node: Node) =>
  /Scan/.test(node["Node Type"]) && !/Subquery|Bitmap Index/.test(node["Node Type"]);

/** What Postgres really did for a first page, in the transaction the application would have used. */
async function plan(filter: Partial<AuditFilter>) {
  const wanted = await search(filter);
  const nodes = await db().transaction(async (tx) => {
    if (wanted.walked.length > 0 && wanted.indexed.length === 0) await inOrderOfTime(tx);
    const select = auditSelect({ ...reader(ctx()), tx }, wanted, auditKeys(at)).getSQL();
    const found = await tx.execute<{ "QUERY PLAN": [{ Plan: Node }] }>(
      sql`explain (analyze, timing off, format json) ${select}`,
    );
    return nodesOf(found.rows[0]!["QUERY PLAN"][0].Plan);
  });
  const scans = nodes.filter(isScan);
  const readBy = (node: Node) =>
    (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  return {
    months: [...new Set(scans.map((node) => node["Relation Name"]))].sort(),
    indexes: [
      ...new Set(
        nodes.map((node) => node["Index Name"]?.replace(/^audit_log_(\d+_\d+|default)_/, "")).filter(Boolean),
      ),
    ],
    steps: nodes.map((node) => node["Node Type"]),
    rowsRead: scans.map(readBy).reduce((sum, n) => sum + n, 0),
  };
}

describe("the first page of the audit log over a few hundred thousand rows", () => {
  it("opens only the months of the default window, through the index of time, without sorting", async () => {
    const { months, indexes, steps } = await plan({});
    expect(months).toEqual(["audit_log_2026_05", "audit_log_2026_06"]);
    expect(indexes).toEqual(["at_id_idx"]);
    expect(steps.filter((step) => /Sort|Seq Scan/.test(step))).toEqual([]);
  });

  it("opens one month for dates within it", async () => {
    const { months } = await plan({ from: "2026-05-02", to: "2026-05-03" });
    expect(months).toEqual(["audit_log_2026_05"]);
  });

  it.each<[string, Partial<AuditFilter>, RegExp]>([
    ["a customer", { customerId: 77 }, /customer_id_at/],
    ["an entity", { entityType: "customer", entityId: 78 }, /entity_type_entity_id_at/],
    ["a user", { user: "7" }, /actor_id_at/],
    ["an acting session", { impersonationId: 12 }, /impersonation_id/],
    ["a request", { requestId: "request-250000" }, /request_id/],
    ["what was done for someone else", { onBehalf: true }, /^at_id_idx1$/],
    ["refusals, of which there are none", { outcome: "denied" }, /^at_id_idx2$/],
  ])("finds %s through its own index", async (_, filter, index) => {
    const { indexes, rowsRead } = await plan(filter);
    expect(indexes.join()).toMatch(index);
    expect(rowsRead).toBeLessThan(1_000);
  });

  it.each<[string, Partial<AuditFilter>]>([
    ["changes only", { kind: "modification" }],
    ["one property", { property: "note" }],
    ["an address", { ip: "10.0.3.17" }],
    ["a rare entity type", { entityType: "currency" }],
    ["a part of a name", { entityName: "name 4999" }],
    ["a name that does not occur", { entityName: "nobody" }],
  ])("never reads further for %s than a walk goes, and in the order of time", async (_, filter) => {
    const { indexes, rowsRead, steps } = await plan(filter);
    expect(indexes).toEqual(["at_id_idx"]);
    expect(steps).not.toContain("Sort");
    expect(rowsRead).toBeLessThanOrEqual(LONGEST_WALK);
  });

  it("lists the entity types it holds", async () => {
    expect((await listAuditEntityTypes(ctx(), {})).map(({ value }) => value)).toEqual([
      "account",
      "currency",
      "customer",
    ]);
  });
});

describe("a match that lies far back", () => {
  const rare = { entityType: "currency" };

  it("is reached by going on from where the search stopped", async () => {
    const pages = [await listAuditLog(ctx(), rare)];
    for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) {
      pages.push(await listAuditLog(ctx(), { ...rare, cursor: next }));
      expect(pages.length).toBeLessThan(10);
    }
    expect(pages[0]).toMatchObject({ rows: [], searchedTo: expect.any(Date) });
    expect(pages.flatMap(({ rows }) => rows.map((row) => row.entity.name))).toEqual(["EUR"]);
    expect(pages.at(-1)).toMatchObject({ next: null, searchedTo: null });
    const stops = pages.map(({ searchedTo }) => searchedTo?.getTime() ?? 0);
    expect(stops).toEqual([...stops].sort((a, b) => b - a));
  });

  it("is found once, forwards and backwards, whatever the size of the steps", async () => {
    const read = reader(ctx());
    const wanted = await search({ from: "2026-06-14", to: "2026-06-15", ip: "10.0.3.17" });
    const forward: number[] = [];
    let position = { ...at, pageSize: 3 } as Parameters<typeof findAuditPage>[2];
    let last = await findAuditPage(read, wanted, position, 700);
    for (let steps = 0; steps < 100; steps++) {
      forward.push(...last.rows.map(({ id }) => id));
      if (!last.next) break;
      position = { ...position, cursor: last.next };
      last = await findAuditPage(read, wanted, position, 700);
    }
    const whole = await findAuditPage(read, wanted, { ...at, pageSize: 200 });
    expect(forward).toEqual(whole.rows.map(({ id }) => id));
    expect(forward.length).toBeGreaterThan(3);

    const backward = [...last.rows.map(({ id }) => id)];
    for (let steps = 0; last.prev && steps < 100; steps++) {
      last = await findAuditPage(read, wanted, { cursor: last.prev, direction: "prev", pageSize: 3 }, 700);
      backward.unshift(...last.rows.map(({ id }) => id));
    }
    expect(backward).toEqual(forward);
  });
});
