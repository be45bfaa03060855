import type { Database } from "@/db/client";
import {
  customerDiscountPlans,
  customerTariffs,
  destinationGroupPrefixes,
  destinationGroups,
  discountEntries,
  discountPlans,
  discountSteps,
  productTariffs,
  rateDrafts,
  rates,
  rateUploads,
  tariffs,
} from "@/db/schema";
import type { Estate } from "../factories";

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** What rates an owner's usage. */
export type TariffEstate = {
  tariffId: number;
  draftId: number;
  uploadId: number;
  groupId: number;
  discountPlanId: number;
  entryId: number;
};

export const TARIFF_SEQUENCES = [
  "tariffs",
  "rates",
  "rate_uploads",
  "rate_drafts",
  "destination_groups",
  "discount_plans",
  "discount_entries",
].map((table) => `${table}_id_seq`);

/** A tariff with a rate and a file that waits, a destination group and a volume discount plan, all of them in use. */
export async function makeTariffEstate(
  db: Database,
  mark: string,
  { resellerId, distributorId, customerId, productId }: Estate,
): Promise<TariffEstate> {
  const numberRules = {
    internationalPrefixes: ["00"],
    nationalPrefix: "0",
    countryCode: "44",
    nationalDigits: null,
    shortCodeDigits: 3,
  };
  const owned = { resellerId, currency: "USD" };
  const tariff = one(
    await db
      .insert(tariffs)
      .values({
        ...owned,
        name: `${mark} tariff`,
        service: "call",
        numberRules,
        holidays: [{ day: "2026-12-25", name: `${mark} holiday` }],
      })
      .returning(),
  );
  const tariffId = tariff.id;
  const upload = one(
    await db
      .insert(rateUploads)
      .values({
        tariffId,
        mode: "listed",
        effectiveFrom: new Date("2026-01-01T00:00:00Z"),
        fileName: `${mark} rates.csv`,
        createdByName: `${mark} uploader`,
        lines: 1,
        added: 1,
      })
      .returning(),
  );
  await db.insert(rates).values({
    tariffId,
    uploadId: upload.id,
    enteredBy: upload.id,
    prefix: "44",
    destination: `${mark} destination`,
    connectFee: "0",
    price: "0.01234",
  });
  const draft = one(
    await db
      .insert(rateDrafts)
      .values({
        tariffId,
        fileName: `${mark} draft.csv`,
        createdByName: `${mark} uploader`,
        content: Buffer.from(`prefix,destination,price\n1,${mark} place,0.5\n`),
      })
      .returning(),
  );
  const group = one(
    await db
      .insert(destinationGroups)
      .values({ resellerId, name: `${mark} group` })
      .returning(),
  );
  await db
    .insert(destinationGroupPrefixes)
    .values({ resellerId, groupId: group.id, prefix: `44${group.id}` });
  const plan = one(
    await db
      .insert(discountPlans)
      .values({ ...owned, name: `${mark} discounts` })
      .returning(),
  );
  const entry = one(
    await db
      .insert(discountEntries)
      .values({ planId: plan.id, resellerId, service: "call", groupId: group.id, period: "billing" })
      .returning(),
  );
  await db.insert(discountSteps).values({ entryId: entry.id, position: 0, quantity: 600n, kind: "free" });
  await db.insert(productTariffs).values({ productId, resellerId, service: "call", tariffId });
  const customer = { customerId, resellerId, distributorId };
  await db.insert(customerTariffs).values({ ...customer, service: "call", tariffId });
  await db
    .insert(customerDiscountPlans)
    .values({ ...customer, discountPlanId: plan.id, since: "2026-01-01" });
  return {
    tariffId,
    draftId: draft.id,
    uploadId: upload.id,
    groupId: group.id,
    discountPlanId: plan.id,
    entryId: entry.id,
  };
}
