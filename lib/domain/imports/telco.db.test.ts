import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, customers } from "@/db/schema";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { adminContext } from "@/lib/testing/contexts";
import { importTelco, openTelcoCompany, stageTelco, telcoIsHere } from "@/lib/testing/telco";
import { getImport, makePreview } from "./index";

const ctx = () => adminContext(db());

beforeAll(openTelcoCompany);

describe.skipIf(!telcoIsHere)("a real customer base", () => {
  it("comes over whole: the preview, the import and the system say the same totals", {
    timeout: 240_000,
  }, async () => {
    const preview = await makePreview(ctx(), { importId: await stageTelco(ctx()) });
    expect(preview).toMatchObject({
      willImport: 7043,
      closedCustomers: 1869,
      rejected: 0,
      subscriptions: 29_202,
      recurring: "456116.60",
      recurringActive: "316985.75",
    });
    expect(await getImport(ctx(), { importId: await importTelco(ctx()) })).toMatchObject({
      imported: 7043,
      rejected: 0,
      subscriptions: 29_202,
      recurring: "456116.60",
      recurringActive: "316985.75",
    });
    expect([await db().$count(customers), await db().$count(accounts)]).toEqual([7043, 7043]);
    expect(await subscriptionStatistics(ctx(), {})).toMatchObject({
      counts: { all: 29_202 },
      recurring: [{ currency: "USD", overall: "456116.60", active: "316985.75" }],
    });
    expect(await getImport(ctx(), { importId: await importTelco(ctx()) })).toMatchObject({
      imported: 0,
      unchanged: 7043,
    });
  });
});
