import { eq } from "drizzle-orm";
import { customerTariffs, discountEntries, discountPlans, productTariffs, tariffs } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { type Aim, type Example, type Examples, fresh, type Input, row } from "./example";
import type { IsolationEstate } from "./people";

const owner: Aim = row("resellerId", { ignored: true });
const ownerFilter: Aim = { field: "owner", at: (there) => there.resellerId };
const named = (what: string) => (own: IsolationEstate) => ({ name: fresh(own, what) });
const searched =
  (what: string) =>
  (there: IsolationEstate): Input[] => [
    { q: `${there.mark} ${what}` },
    { q: `${there.mark} ${what}`, match: "contains" },
    { owner: there.resellerId },
  ];
const archived = { archivedAt: new Date("2026-01-01T00:00:00Z") };

const tariff = (more: Partial<Example> = {}): Example => ({ aims: [row("tariffId")], ...more });
const drafted: Example = {
  input: (own) => ({ tariffId: own.tariffId, draftId: own.draftId, mode: "whole", from: "2026-05-01" }),
  aims: [row("tariffId"), row("draftId")],
};
const group = (more: Partial<Example> = {}): Example => ({ aims: [row("groupId")], ...more });
const discounts = (more: Partial<Example> = {}): Example => ({ aims: [row("discountPlanId")], ...more });
const steps = [{ kind: "free", quantity: "10" }];
const entryOf = (there: IsolationEstate) => [{ service: "call", groupId: there.groupId, steps }];
const staff: Realm[] = ["admin", "reseller"];

export const tariffExamples: Examples = {
  "tariff.create": {
    input: (own) => ({
      name: fresh(own, "tariff"),
      currency: "USD",
      service: "call",
      resellerId: own.resellerId,
    }),
    aims: [owner, { field: "fallbackTariffId", at: (there) => there.tariffId }],
  },
  "tariff.update": tariff({ input: named("tariff") }),
  "tariff.archive": tariff({
    arrange: async (db, own) => {
      await db.delete(productTariffs).where(eq(productTariffs.tariffId, own.tariffId));
      await db.delete(customerTariffs).where(eq(customerTariffs.tariffId, own.tariffId));
    },
  }),
  "tariff.restore": tariff({
    arrange: (db, own) => db.update(tariffs).set(archived).where(eq(tariffs.id, own.tariffId)),
  }),
  "tariff.get": tariff(),
  "tariff.list": { aims: [ownerFilter], looks: searched("tariff") },
  "tariff.list_choices": { aims: [ownerFilter] },
  // A file comes from a request, which an example has none of; tariffs.db.test.ts aims one at a neighbour's tariff.
  "tariff.stage_rates": {
    input: (own) => ({ tariffId: own.tariffId, fileName: "x.csv" }),
    control: "invalid",
  },
  "tariff.preview_rates": drafted,
  "tariff.upload_rates": drafted,
  "tariff.add_rate": tariff({ input: () => ({ prefix: "33", price: "0.02" }) }),
  "tariff.end_rate": tariff({ input: () => ({ prefix: "44", at: "2026-05-01" }) }),
  "tariff.list_rates": tariff({ input: () => ({ when: "all" }) }),
  "tariff.list_rate_history": tariff({ input: () => ({ prefix: "44" }) }),
  "tariff.list_uploads": tariff(),
  "tariff.export_rates": tariff(),
  "tariff.find_rate": tariff({ input: () => ({ number: "442079460000" }) }),
  "destination_group.create": {
    input: (own) => ({ name: fresh(own, "group"), prefixes: "9", resellerId: own.resellerId }),
    aims: [owner],
  },
  "destination_group.update": group({ input: (own) => ({ name: fresh(own, "group"), prefixes: "9" }) }),
  "destination_group.delete": group({
    arrange: (db, own) => db.delete(discountEntries).where(eq(discountEntries.groupId, own.groupId)),
  }),
  "destination_group.get": group(),
  "destination_group.list": { aims: [ownerFilter], looks: searched("group") },
  "destination_group.list_choices": { aims: [ownerFilter] },
  "discount_plan.create": {
    input: (own) => ({ name: fresh(own, "discounts"), currency: "USD", resellerId: own.resellerId }),
    aims: [owner, { field: "entries", at: entryOf }],
  },
  "discount_plan.update": {
    input: (own) => ({
      discountPlanId: own.discountPlanId,
      name: fresh(own, "discounts"),
      entries: [{ service: "data", steps }],
    }),
    aims: [row("discountPlanId"), { field: "entries", at: entryOf }],
  },
  "discount_plan.archive": discounts(),
  "discount_plan.restore": discounts({
    arrange: (db, own) =>
      db.update(discountPlans).set(archived).where(eq(discountPlans.id, own.discountPlanId)),
  }),
  "discount_plan.get": discounts(),
  "discount_plan.list": { aims: [ownerFilter], looks: searched("discounts") },
  "discount_plan.list_choices": { aims: [ownerFilter] },
  "customer.get_rating": { aims: [row("customerId")], reaches: staff },
  "customer.update_rating": {
    input: (own) => ({ customerId: own.customerId }),
    aims: [
      row("customerId"),
      { field: "discountPlanId", at: (there) => there.discountPlanId },
      { field: "tariffs", at: (there) => ({ call: there.tariffId }) },
    ],
    arrange: (db, own) => db.delete(customerTariffs).where(eq(customerTariffs.customerId, own.customerId)),
  },
};
