import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import type { SignedActor } from "@/lib/kernel/actor";
import {
  actingFor,
  anonymousContext,
  contextOf,
  customerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, signedIn, type TestUser } from "@/lib/testing/people";
import { getListPreferences, saveListPreferences } from "./index";

let world: World;
let anna: TestUser;
let ben: TestUser;
const list = "customers";

beforeAll(async () => {
  world = await testWorld(db());
  anna = await makeUser(db(), "admin", "support", "anna");
  ben = await makeUser(db(), "admin", "support", "ben");
});

describe("how a person likes a list", () => {
  it("is nothing at first, is kept, and is changed by the last word", async () => {
    const { ctx } = await signedIn(db(), anna);
    expect(await getListPreferences(ctx, { list })).toEqual({});
    await saveListPreferences(ctx, { list, columns: ["name"], pageSize: "50" });
    await saveListPreferences(ctx, { list, columns: ["name", "email"], pageSize: 10 });
    expect(await getListPreferences(ctx, { list })).toEqual({ columns: ["name", "email"], pageSize: 10 });
    expect(await getListPreferences(ctx, { list: "accounts" })).toEqual({});
  });

  it("is their own", async () => {
    const { ctx } = await signedIn(db(), ben);
    expect(await getListPreferences(ctx, { list })).toEqual({});
  });

  it("is the real person's while they act for someone else, and not the customer's", async () => {
    const { ctx } = await signedIn(db(), anna);
    const acting = actingFor(customerContext(db(), world.a.customer), "admin").actor as SignedActor;
    const person = "person" in ctx.actor ? ctx.actor.person : null;
    if (!acting.impersonator || !person) throw new Error("someone acts");
    const behind = { ...acting, impersonator: { ...acting.impersonator, person } } as SignedActor;
    expect(await getListPreferences(contextOf(db(), behind), { list })).toMatchObject({ pageSize: 10 });
  });

  it.each([{ pageSize: 26 }, { list: "../x" }, { columns: ["x".repeat(61)] }])(
    "takes nothing odd: %o",
    async (odd) => {
      const { ctx } = await signedIn(db(), anna);
      await expect(saveListPreferences(ctx, { list, ...odd })).rejects.toMatchObject({ code: "invalid" });
    },
  );

  it("is for people: nobody signed in, no preference", async () => {
    await expect(getListPreferences(anonymousContext(db()), { list })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await getListPreferences(systemContext(db()), { list })).toEqual({});
  });
});
