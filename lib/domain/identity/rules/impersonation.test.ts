import { describe, expect, it } from "vitest";
import { REALMS } from "@/lib/kernel/actor";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { type ActingFacts, endCause, permissionToActAs, ranksBelow } from "./impersonation";

const NOW = new Date("2026-03-15T12:00:00Z");
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const going: ActingFacts = {
  now: NOW,
  endsAt: minutes(20),
  lastSeenAt: minutes(-1),
  actorRealm: "admin",
  actorActive: true,
  actorSessionLive: true,
  actorPermissions: new Set(ALL_PERMISSIONS),
  subjectRealm: "customer",
  subjectInTree: true,
  subjectAvailable: true,
  switchedOn: true,
};

describe("rank", () => {
  it("goes operator, reseller, distributor, customer, account, and never to one's own", () => {
    const order = ["admin", "reseller", "distributor", "customer", "account"] as const;
    for (const [i, actor] of order.entries())
      for (const [j, target] of order.entries()) expect(ranksBelow(target, actor)).toBe(j > i);
    expect(order.toSorted()).toEqual(REALMS.toSorted());
  });

  it("asks a right of its own for every realm that can be acted for", () => {
    for (const realm of ["reseller", "distributor", "customer", "account"] as const)
      expect(ALL_PERMISSIONS).toContain(permissionToActAs(realm));
  });
});

describe("acting for someone", () => {
  it("goes on while nothing speaks against it", () => {
    expect(endCause(going)).toBeNull();
  });

  it.each([
    [{ switchedOn: false }, "switched_off"],
    [{ actorActive: false }, "actor_disabled"],
    [{ actorSessionLive: false }, "actor_signed_out"],
    [{ actorPermissions: new Set(["impersonate:account"] as const) }, "actor_lost_right"],
    [{ actorRealm: "customer" }, "actor_lost_right"],
    [{ actorRealm: "account" }, "actor_lost_right"],
    [{ subjectInTree: false }, "actor_lost_right"],
    [{ subjectAvailable: false }, "subject_unavailable"],
    [{ endsAt: NOW }, "expired"],
    [{ lastSeenAt: minutes(-10) }, "idle"],
  ] satisfies [Partial<ActingFacts>, string][])("ends when %o", (change, cause) => {
    expect(endCause({ ...going, ...change })).toBe(cause);
  });

  it("goes on to the last moment before its end and before it is idle", () => {
    expect(endCause({ ...going, endsAt: new Date(NOW.getTime() + 1) })).toBeNull();
    expect(endCause({ ...going, lastSeenAt: new Date(minutes(-10).getTime() + 1) })).toBeNull();
  });
});
