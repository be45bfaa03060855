import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, HOUSE } from "@/db/schema";
import type { Actor } from "@/lib/kernel/actor";
import { emptyIsAbsent, idInput, line } from "@/lib/kernel/input";
import { seesAll, visibleAnd } from "@/lib/kernel/scope";
import type { ListTest, PageSource } from "@/lib/platform/adaptive-page";
import { idArray } from "@/lib/platform/id-array";
import { hasTrigram, likeLiteral } from "@/lib/platform/search-term";
import { BALANCE_CONTROLS } from "./rules/codes";
import { COMPARISONS, type Condition, SEARCH_FIELD_NAMES, searchNeedle } from "./rules/conditions";

/** Statuses a list can be narrowed to. Those of funds and limits depend on the moment, and are searched by balance instead. */
export const LISTED_STATUSES = [
  "active",
  "blocked",
  "suspended",
  "provisionally_terminated",
  "suspension_lifted",
  "payment_frozen",
  "closed",
] as const;

/** What narrows a list of customers; everything given must hold. */
export const customerFilterShape = {
  /** direct: the company's own, without those of resellers. */
  scope: emptyIsAbsent(z.enum(["all", "direct"]).default("all")),
  resellerId: emptyIsAbsent(idInput().optional()),
  distributorId: emptyIsAbsent(idInput().optional()),
  classId: emptyIsAbsent(idInput().optional()),
  status: emptyIsAbsent(z.enum(LISTED_STATUSES).optional()),
  balanceControl: emptyIsAbsent(z.enum(BALANCE_CONTROLS).optional()),
  conditions: z
    .array(
      z
        .object({ field: z.enum(SEARCH_FIELD_NAMES), op: z.enum(COMPARISONS), value: line(200).default("") })
        .refine(({ op, value }) => op === "empty" || value !== "", {
          message: "Fill this in, or compare with “is empty”.",
          path: ["value"],
        }),
    )
    .max(50)
    .default([]),
  ids: z.array(idInput()).max(1000).optional(),
};
const filter = z.object(customerFilterShape);
export type CustomerFilter = z.output<typeof filter> & { q: string };

/** Whether a simple search looks inside every name and contact field, or only at how names begin. */
export const searchesInside = (q: string): boolean => q.length >= 3 && hasTrigram(q);

const column = (name: Condition["field"]): SQL =>
  name === "externalRef" ? sql`coalesce(${customers.externalRef}, '')` : sql`${customers[name]}`;

type Test = ListTest & { range?: true };

const nameBegins = (text: string): Test => ({
  exact: sql`${customers.nameKey} like lower(${`${likeLiteral(text)}%`})`,
  indexed: true,
  range: true,
});

function simpleSearch(q: string): Test[] {
  if (q === "") return [];
  if (!searchesInside(q)) return [nameBegins(q)];
  return [{ exact: sql`${customers.search} like lower(${`%${likeLiteral(q)}%`})`, indexed: true }];
}

function compared({ field, op, value }: Condition): SQL {
  const text = likeLiteral(value);
  const kept = sql`lower(${column(field)})`;
  switch (op) {
    case "is":
      return sql`${kept} = lower(${value})`;
    case "begins":
      return sql`${kept} like lower(${`${text}%`})`;
    case "contains":
      return sql`${kept} like lower(${`%${text}%`})`;
    case "ends":
      return sql`${kept} like lower(${`%${text}`})`;
    case "empty":
      return sql`${column(field)} = ''`;
  }
}

/** The exact comparison, and before it what must stand in the search column: that is what the index answers. */
function conditionTest(condition: Condition): Test {
  const { field, op, value } = condition;
  if (field === "name" && op === "begins") return nameBegins(value);
  if (field === "name" && op === "is")
    return { exact: sql`${customers.nameKey} = lower(${value})`, indexed: true, range: true };
  const exact = compared(condition);
  const needle = searchNeedle(condition);
  const bounded = needle && `${needle.atStart ? "\n" : ""}${needle.text}${needle.atEnd ? "\n" : ""}`;
  if (!needle || !bounded || !hasTrigram(bounded)) return { exact, indexed: false };
  const pattern = `${needle.atStart ? "" : "%"}${likeLiteral(needle.text)}${needle.atEnd ? "" : "%"}`;
  return { exact, prefilter: sql`${customers.search} like lower(${pattern})`, indexed: true };
}

/** A customer has a row there only where collections or payments had to do with it, so few are looked up by their indexes. */
const inCollection = (condition: SQL): SQL =>
  sql`${customers.id} in (select k.customer_id from customer_collection k where ${condition})`;
const OPEN = sql`not ${customers.blocked} and ${customers.closedAt} is null`;

const STATUS_TESTS: Record<(typeof LISTED_STATUSES)[number], ListTest> = {
  active: {
    exact: sql`not ${customers.blocked} and ${customers.closedAt} is null and ${customers.exportedAt} is null
      and not ${inCollection(sql`k.suspended or k.terminated_at is not null`)}`,
    indexed: false,
  },
  suspended: { exact: sql`${inCollection(sql`k.suspended`)} and ${OPEN}`, indexed: true },
  provisionally_terminated: {
    exact: sql`${inCollection(sql`k.terminated_at is not null`)} and ${OPEN}`,
    indexed: true,
  },
  suspension_lifted: {
    exact: sql`${inCollection(sql`k.lifted_until is not null`)} and ${OPEN}`,
    indexed: true,
  },
  payment_frozen: {
    exact: sql`${customers.id} in (select f.customer_id from customer_payments f where f.frozen_at is not null) and ${OPEN}`,
    indexed: true,
  },
  blocked: { exact: sql`${customers.blocked} and ${customers.closedAt} is null`, indexed: true },
  closed: { exact: sql`${customers.closedAt} is not null`, indexed: true },
};

function tests(wanted: CustomerFilter): Test[] {
  const { classId, status, balanceControl, ids } = wanted;
  return [
    ...simpleSearch(wanted.q),
    ...wanted.conditions.map(conditionTest),
    ...(classId ? [{ exact: sql`${customers.classId} = ${classId}`, indexed: true }] : []),
    ...(status ? [STATUS_TESTS[status]] : []),
    ...(balanceControl
      ? [{ exact: sql`${customers.balanceControl} = ${balanceControl}`, indexed: true }]
      : []),
    ...(ids ? [{ exact: sql`${customers.id} = any(${idArray(ids)})`, indexed: true }] : []),
  ];
}

/** Which customers an actor asks for, in the terms of the adaptive list (lib/platform/adaptive-page.ts). */
export function customerSource(actor: Actor, wanted: CustomerFilter, sort: "name" | "id"): PageSource {
  const { scope, resellerId, distributorId } = wanted;
  const given = tests(wanted);
  // Names in order of names: how one begins is a range of the very index that is walked.
  const ranges = sort === "name" ? given.filter((test) => test.range) : [];
  return {
    table: sql`customers`,
    scope: visibleAnd(
      actor,
      "customers",
      scope === "direct" ? sql`${customers.resellerId} = ${HOUSE}` : undefined,
      resellerId ? sql`${customers.resellerId} = ${resellerId}` : undefined,
      distributorId ? sql`${customers.distributorId} = ${distributorId}` : undefined,
      ...ranges.map((test) => test.exact),
    ),
    whole:
      seesAll(actor, "customers") && scope === "all" && !resellerId && !distributorId && ranges.length === 0,
    tests: given.filter((test) => !ranges.includes(test)),
    columns: sort === "name" ? sql`name_key, id` : sql`id`,
  };
}
