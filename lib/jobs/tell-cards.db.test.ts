import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { addSandboxCard, removeMethod } from "@/lib/domain/payments";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { outboxOf } from "@/lib/testing/mail-story";
import { Payer } from "@/lib/testing/payment-trial";
import { tellOfExpiringCards } from "./payments";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

const tick = (who: Payer) => tellOfExpiringCards(who.system, { size: 2 });
const heard = async (who: Payer) =>
  (await outboxOf(who.id)).filter(({ type }) => type === "card_expiring").length;
const store = async (who: Payer, expires: string, card: "approve" | "late" = "approve") =>
  (await addSandboxCard(who.admin(), { customerId: who.id, card, expires })).methodId;

describe("a stored card that expires", () => {
  it("is told of once in the month before and once in its own, not sooner and not later", async () => {
    const who = (await Payer.make(db(), estate)).at("2026-03-10");
    await store(who, "2026-12");
    const told: [string, number][] = [];
    for (const day of ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"]) {
      await tick(who.at(day));
      await tick(who);
      told.push([day, await heard(who)]);
    }
    expect(told.map(([, times]) => times)).toEqual([0, 1, 1, 2, 2, 2]);
  });

  it("is told of by the customer's own month, east and west of UTC", async () => {
    const east = (await Payer.make(db(), estate, { billingTimeZone: "Pacific/Auckland" })).at("2026-03-10");
    const west = (await Payer.make(db(), estate, { billingTimeZone: "America/Los_Angeles" })).at(
      "2026-03-10",
    );
    for (const who of [east, west]) await store(who, "2027-01");
    await tick(east.at("2026-11-30T12:00:00Z"));
    expect([await heard(east), await heard(west)]).toEqual([1, 0]);
    await tick(west.at("2026-12-01T09:00:00Z"));
    expect([await heard(east), await heard(west)]).toEqual([1, 1]);
  });

  it("is left alone when it is not the one paid with, or was removed", async () => {
    const who = (await Payer.make(db(), estate)).at("2026-03-10");
    await store(who, "2026-12");
    const newer = await store(who, "2030-01", "late");
    const gone = (await Payer.make(db(), estate)).at("2026-03-10");
    await removeMethod(gone.admin(), { methodId: await store(gone, "2026-12") });
    await tick(who.at("2026-11-15"));
    expect([await heard(who), await heard(gone)]).toEqual([0, 0]);
    // The control: once it is the one paid with, it is told of.
    await removeMethod(who.admin(), { methodId: newer });
    await tick(who);
    expect(await heard(who)).toBe(1);
  });

  it("is told of to everyone, in chunks, by two clocks at once", async () => {
    const payers = await Promise.all(Array.from({ length: 5 }, () => Payer.make(db(), estate)));
    for (const who of payers) await store(who.at("2026-03-10"), "2026-12");
    const [one, two] = payers;
    await Promise.all([tick(one!.at("2026-11-15")), tick(two!.at("2026-11-15"))]);
    await tick(one!);
    for (const who of payers) expect(await heard(who)).toBe(1);
  });
});
