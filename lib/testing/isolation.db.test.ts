import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { BUILTIN_ROLES } from "@/lib/domain/identity";
import { REALMS, type Realm } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import { ALL_PERMISSIONS, type Permission, permissionsOf } from "@/lib/kernel/permissions";
import { catalogue, type Entry } from "./catalogue";
import { anonymousContext } from "./contexts";
import {
  ask,
  askDry,
  auditSince,
  type Fingerprint,
  fingerprint,
  hasWritten,
  inCell,
  lastAuditId,
} from "./isolation/cell";
import type { Aim, Example, Input, Me } from "./isolation/example";
import { leaksOf } from "./isolation/leaks";
import { looksAt } from "./isolation/looks";
import { actingContext, contextFor, type IsolationEstate, type Someone } from "./isolation/people";
import { grow, type IsolationWorld, isolationWorld, type Place, strangersOf } from "./isolation/world";
import { examples } from "./isolation-examples";

let world: IsolationWorld;
let untouched: Fingerprint;
let lastAudit: number;
const cells = { right: 0, neighbour: 0, control: 0, look: 0, acting: 0 };

beforeAll(async () => {
  world = await isolationWorld(db());
  untouched = await fingerprint(db());
  lastAudit = await lastAuditId(db());
});

afterAll(() => {
  const total = Object.values(cells).reduce((sum, n) => sum + n, 0);
  console.info(`isolation matrix: ${total} cells over ${catalogue.length} operations and queries`, cells);
});

async function expectUntouched(tx: Context["db"], who: string): Promise<void> {
  if (await hasWritten(tx)) expect({ who, rows: await fingerprint(tx) }).toEqual({ who, rows: untouched });
}

const SIGNED = ["reseller", "distributor", "customer", "account"] as const;

/** Operators are at home in the company; everyone else of these tests is one of A's. */
const homeOf = (realm: Realm): IsolationEstate => (realm === "admin" ? world.house : world.a);
const personOf = (realm: Realm): Someone =>
  realm === "admin" ? world.superAdmin : (world.a.people[realm] as Someone);
const meOf = (realm: Realm): Me => ({ world, realm, person: personOf(realm) });
const exampleOf = (entry: Entry): Example => examples[entry.name] as Example;

const given = (value: Aim["with"], own: IsolationEstate, me: Me): Input =>
  typeof value === "function" ? value(own, me) : (value ?? {});

/** A call on one's own, with one field aimed `there`. */
const aimed = (example: Example, aim: Aim | null, me: Me, there: IsolationEstate): Input => {
  const own = homeOf(me.realm);
  return {
    ...example.input?.(own, me),
    ...(aim ? { ...given(aim.with, own, me), [aim.field]: aim.at(there, own, me) } : {}),
  };
};

const ownCalls = (example: Example, me: Me): [Aim | null, Input][] =>
  (example.aims ?? [null]).map((aim) => [aim, aimed(example, aim, me, homeOf(me.realm))]);

/** The realms whose roles may hold what this takes; "self" is for everyone who is signed in. */
const mayHold = ({ definition: { permission } }: Entry): Realm[] => {
  if (permission === "system") return [];
  if (permission === "public" || permission === "self") return [...REALMS];
  return REALMS.filter((realm) => permissionsOf(realm).includes(permission));
};

const reaches = (entry: Entry, aim: Aim | null, realm: Realm): boolean =>
  (aim?.reaches ?? exampleOf(entry).reaches ?? mayHold(entry)).includes(realm);

describe("the examples", () => {
  it("cover every operation and query, and nothing else", () => {
    expect(Object.keys(examples).sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });
});

type Principal = { who: string; code: string; context: (db: Context["db"]) => Context };

/** Everyone who lacks just this: they hold all that their realm may hold, but not the one permission it takes. */
function lacking({ definition: { permission } }: Entry): Principal[] {
  if (permission === "public") return [];
  const nobody: Principal = {
    who: "anonymous",
    code: permission === "system" ? "forbidden" : "unauthenticated",
    context: (tx) => anonymousContext(tx),
  };
  if (permission === "self") return [nobody];
  const someone = (realm: Realm, permissions: Permission[], who = realm as string): Principal => ({
    who,
    code: "forbidden",
    context: (tx) => contextFor(tx, personOf(realm), homeOf(realm), { permissions }),
  });
  const allBut = ALL_PERMISSIONS.filter((one) => one !== permission);
  return [
    nobody,
    someone("admin", [], "admin without any right"),
    ...REALMS.map((realm) => someone(realm, allBut)),
  ];
}

describe("without the right it is refused, written down once, and changes nothing", () => {
  it.each(catalogue.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    for (const { who, code, context } of lacking(entry))
      await inCell(db(), async (tx) => {
        const ctx = context(tx);
        const me = meOf(who === "anonymous" ? "customer" : (ctx.actor.kind as Realm));
        const [, input] = ownCalls(exampleOf(entry), me)[0] as [unknown, Input];
        const answer = await ask(entry, ctx, input);
        expect({ who, answer }).toMatchObject({ who, answer: { ok: false, code } });
        expect({ who, log: await auditSince(tx, lastAudit) }).toEqual({
          who,
          log: [
            {
              kind: "modification",
              action: entry.name,
              outcome: "denied",
              actor_realm: ctx.actor.kind,
              actor_id: who === "anonymous" ? null : me.person.userId,
              subject_realm: null,
              subject_id: null,
              impersonation_id: null,
            },
          ],
        });
        await expectUntouched(tx, who);
        cells.right += 1;
      });
  });
});

const places = (realm: Realm): (Place | "other line")[] =>
  realm === "account" ? [...strangersOf(realm), "other line"] : strangersOf(realm);

const estateAt = (place: Place | "other line"): IsolationEstate =>
  place === "other line"
    ? { ...world.a, accountId: world.a.secondAccountId, subscriptionId: world.a.secondSubscriptionId }
    : world[place];

const accepts = (entry: Entry, input: Input): boolean => entry.definition.input.safeParse(input).success;

/** One field aimed at a neighbour, at the company and at nothing, by one realm of A. */
async function tellsNothing(entry: Entry, aim: Aim, realm: Realm): Promise<void> {
  const [example, me] = [exampleOf(entry), meOf(realm)];
  const isWrite = entry.definition.is === "operation";
  const run = (input: Input, how: typeof ask) =>
    inCell(db(), async (tx) => {
      await example.arrange?.(tx, homeOf(realm), me);
      const before = example.arrange ? await fingerprint(tx) : untouched;
      const answer = await how(entry, contextFor(tx, me.person, homeOf(realm)), input);
      if ((!isWrite || !answer.ok) && (await hasWritten(tx)))
        expect(await fingerprint(tx, example.spends)).toEqual({
          ...before,
          ...(example.spends ? { [example.spends]: undefined } : {}),
        });
      return answer;
    });
  const absent = await run(aimed(example, aim, me, world.absent), ask);
  if (isWrite && !aim.ignored) expect(absent).toMatchObject({ ok: false });
  const own = aim.at(homeOf(realm), homeOf(realm), me);
  for (const place of places(realm)) {
    const input = aimed(example, aim, me, estateAt(place));
    if (JSON.stringify(input[aim.field]) === JSON.stringify(own) || !accepts(entry, input)) continue;
    const at = { entry: entry.name, realm, field: aim.field, place };
    const answer = await run(input, ask);
    if (aim.ignored) expect({ ...at, ok: answer.ok }).toEqual({ ...at, ok: absent.ok });
    else expect({ ...at, answer }).toEqual({ ...at, answer: absent });
    expect({ ...at, leaks: leaksOf(answer, strangersOf(realm)) }).toEqual({ ...at, leaks: [] });
    if (isWrite && !aim.ignored)
      expect({ ...at, answer: await run(input, askDry) }).toEqual({ ...at, answer: absent });
    cells.neighbour += 1;
  }
}

describe("a neighbour's row, the company's and one that does not exist give the same answer", () => {
  const aimable = catalogue.filter((entry) => examples[entry.name]?.aims);
  it.each(aimable.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    for (const aim of exampleOf(entry).aims ?? [])
      for (const realm of SIGNED.filter((one) => mayHold(entry).includes(one)))
        await tellsNothing(entry, aim, realm);
  });
});

describe("on one's own it works, so that the refusals above mean something", () => {
  const callable = catalogue.filter((entry) => mayHold(entry).length > 0);
  it.each(callable.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    const example = exampleOf(entry);
    for (const realm of mayHold(entry))
      for (const [aim, input] of ownCalls(example, meOf(realm))) {
        if (!reaches(entry, aim, realm)) continue;
        await inCell(db(), async (tx) => {
          await example.arrange?.(tx, homeOf(realm), meOf(realm));
          const answer = await ask(entry, contextFor(tx, personOf(realm), homeOf(realm)), input);
          const at = { realm, field: aim?.field };
          const result = answer.ok ? "done" : `${answer.code}: ${answer.message}`;
          expect({ ...at, result }).toEqual({
            ...at,
            result: expect.stringContaining(example.control ?? "done"),
          });
          cells.control += 1;
        });
      }
  });
});

type Seen = { who: string; input: Input; output: string };

/** Everything A's people can look at, in every way there is to look. */
async function allLooks(tx: Context["db"], entry: Entry, realms: readonly Realm[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const realm of realms.filter((one) => mayHold(entry).includes(one)))
    for (const input of looksAt(
      entry,
      exampleOf(entry),
      world,
      aimed(exampleOf(entry), null, meOf(realm), world.a),
    )) {
      const answer = await ask(entry, contextFor(tx, personOf(realm), homeOf(realm)), input);
      const at = { entry: entry.name, realm, input };
      expect({ ...at, leaks: leaksOf(answer, strangersOf(realm)) }).toEqual({ ...at, leaks: [] });
      seen.push({ who: realm, input, output: JSON.stringify(answer) });
      cells.look += 1;
    }
  return seen;
}

describe("no list, search, figure or export shows what is someone else's", () => {
  const queries = catalogue.filter((entry) => entry.definition.is === "query" && mayHold(entry).length > 0);
  it.each(queries.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    const below = ["distributor", "customer", "account"] as const;
    const before = await inCell(db(), (tx) => allLooks(tx, entry, SIGNED));
    await inCell(db(), async (tx) => {
      for (const place of ["b", "house"] as const) await grow(tx, world, place);
      expect(await allLooks(tx, entry, SIGNED)).toEqual(before);
      await grow(tx, world, "sibling");
      expect(await allLooks(tx, entry, below)).toEqual(before.filter(({ who }) => who !== "reseller"));
    });
  });
});

const supportRights = () => BUILTIN_ROLES.find(({ key }) => key === "support")?.permissions ?? [];

const actingCases = () =>
  [
    ["support as a customer", world.support, supportRights(), "customer"],
    ["super admin as a customer", world.superAdmin, permissionsOf("admin"), "customer"],
    ["reseller as a customer", personOf("reseller"), permissionsOf("reseller"), "customer"],
    ["super admin as a reseller", world.superAdmin, permissionsOf("admin"), "reseller"],
    ["super admin as a distributor", world.superAdmin, permissionsOf("admin"), "distributor"],
    ["reseller as an account", personOf("reseller"), permissionsOf("reseller"), "account"],
  ] as const;

/** Where the rights of both allow it, and the acted-for realm finds its own row. */
const mayActing = (entry: Entry, aim: Aim | null, realm: Realm, rights: readonly Permission[]): boolean => {
  const { permission } = entry.definition;
  if (permission === "public") return true;
  // What only makes sense while acting: to read and to stop.
  if (permission === "self") return true;
  if (permission === "system" || !rights.includes(permission)) return false;
  return mayHold(entry).includes(realm) && reaches(entry, aim, realm);
};

const subjectIdOf = (realm: Exclude<Realm, "admin">): number =>
  ({
    reseller: world.a.resellerId,
    distributor: world.a.distributorId,
    customer: world.a.customerId,
    account: world.a.accountId,
  })[realm];

describe("what is denied while acting for someone is refused and written down with both names", () => {
  const denied = catalogue.filter(({ definition }) => definition.impersonation === "deny");
  it.each(denied.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    for (const [who, by, rights, realm] of actingCases())
      await inCell(db(), async (tx) => {
        const ctx = actingContext(tx, world.a, { by, rights, realm });
        const [, input] = ownCalls(exampleOf(entry), meOf(realm))[0] as [unknown, Input];
        expect({ who, answer: await ask(entry, ctx, input) }).toMatchObject({
          who,
          answer: { ok: false, code: "forbidden" },
        });
        expect({ who, log: await auditSince(tx, lastAudit) }).toMatchObject({
          who,
          log: [
            {
              action: entry.name,
              outcome: "denied",
              actor_realm: by.realm,
              actor_id: by.userId,
              subject_realm: realm,
              subject_id: subjectIdOf(realm),
              impersonation_id: world.a.impersonationId,
            },
          ],
        });
        await expectUntouched(tx, who);
        cells.acting += 1;
      });
  });
});

describe("what is allowed while acting for someone works on what is theirs, in both names", () => {
  const allowed = catalogue.filter(({ definition }) => definition.impersonation === "allow");
  it.each(allowed.map((entry) => [entry.name, entry] as const))("%s", async (_name, entry) => {
    const example = exampleOf(entry);
    for (const [who, by, rights, realm] of actingCases())
      for (const [aim, input] of ownCalls(example, meOf(realm))) {
        if (!mayActing(entry, aim, realm, rights)) continue;
        await inCell(db(), async (tx) => {
          await example.arrange?.(tx, world.a, meOf(realm));
          const answer = await ask(entry, actingContext(tx, world.a, { by, rights, realm }), input);
          const result = answer.ok ? "done" : `${answer.code}: ${answer.message}`;
          expect({ who, result }).toEqual({
            who,
            result: expect.stringContaining(example.control ?? "done"),
          });
          const log = await auditSince(tx, lastAudit);
          if (entry.definition.is === "operation" && answer.ok) expect(log.length).toBeGreaterThan(0);
          for (const row of log)
            expect({ who, ...row }).toMatchObject({
              who,
              actor_realm: by.realm,
              actor_id: by.userId,
              subject_realm: realm,
              subject_id: subjectIdOf(realm),
              impersonation_id: world.a.impersonationId,
            });
          cells.acting += 1;
        });
      }
  });
});
