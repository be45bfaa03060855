import { eq } from "drizzle-orm";
import { distributors, plans, products, productTariffs, resellers } from "@/db/schema";
import { type Aim, type Example, type Examples, fresh, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

/** Whose something is to be: a reseller's own always under itself, whatever is typed. */
const owner: Aim = row("resellerId", { ignored: true });
const ownerFilter: Aim = { field: "owner", at: (there) => there.resellerId };
const because = () => ({ reason });
const commissions = { salesCommission: "1", paymentCommission: "2" };
const named = (what: string) => (own: IsolationEstate) => ({ name: fresh(own, what) });
const searched =
  (what: string) =>
  (there: IsolationEstate): Input[] => [
    { q: `${there.mark} ${what}` },
    { q: `${there.mark} ${what}`, match: "contains" },
    { owner: there.resellerId },
  ];

const distributor = (input: Example["input"], more: Partial<Example> = {}): Example => ({
  input,
  aims: [row("distributorId")],
  ...more,
});
const reseller = (input: Example["input"], more: Partial<Example> = {}): Example => ({
  input: (own, me) => ({ resellerId: me.world.a.resellerId, ...input?.(own, me) }),
  ...more,
});
const customerClass = (input?: Example["input"]): Example => ({ input, aims: [row("classId")] });

export const partiesExamples: Examples = {
  "currency.activate": { input: () => ({ code: "USD" }) },
  "time_zone.activate": { input: () => ({ name: "UTC" }) },
  "distributor.block": distributor(because),
  "reseller.block": reseller(because),
  "distributor.close": distributor(because),
  "reseller.close": reseller(because, { control: "conflict" }),
  "currency.create": { input: () => ({ code: "XOF", minimumPayment: "0", rate: "1" }) },
  "customer_class.create": { input: named("class"), aims: [owner] },
  "distributor.create": {
    input: (own) => ({ name: fresh(own, "distributor"), currency: "USD", ...commissions }),
    aims: [owner],
  },
  "reseller.create": { input: (own) => ({ name: fresh(own, "reseller"), currency: "USD" }) },
  "time_zone.create": { input: () => ({ name: "Pacific/Apia" }) },
  "currency.deactivate": { input: () => ({ code: "EUR" }) },
  "time_zone.deactivate": { input: () => ({ name: "Europe/Madrid" }) },
  "customer_class.delete": { ...customerClass(), control: "conflict" },
  "company.get": {},
  "currency.get": { input: () => ({ code: "USD" }) },
  "customer_class.get": customerClass(),
  "distributor.get": distributor(undefined),
  "company.get_public": {},
  "reseller.get": reseller(undefined),
  "company.install": systemOnly,
  "customer_class.list_choices": { aims: [row("resellerId")] },
  "currency.list": {},
  "currency.list_choices": {},
  "customer_class.list": { aims: [ownerFilter], looks: searched("class") },
  "distributor.list_choices": { aims: [row("resellerId")] },
  "distributor.list": { aims: [ownerFilter], looks: searched("distributor") },
  "reseller.list_choices": {},
  "reseller.list": { looks: searched("reseller") },
  "time_zone.list_choices": {},
  "time_zone.list": {},
  "distributor.unblock": distributor(because, {
    arrange: (db, own) =>
      db.update(distributors).set({ status: "blocked" }).where(eq(distributors.id, own.distributorId)),
  }),
  "reseller.unblock": reseller(because, {
    arrange: (db, _own, { world }) =>
      db.update(resellers).set({ status: "blocked" }).where(eq(resellers.id, world.a.resellerId)),
  }),
  "company.update": { input: () => ({ name: "Renamed", timeZone: "UTC", language: "en" }) },
  "currency.update": { input: () => ({ code: "USD", name: "Dollar", minimumPayment: "0", rate: "1" }) },
  "customer_class.update": customerClass(named("class")),
  "distributor.update": distributor((own) => ({ name: fresh(own, "distributor"), ...commissions })),
  "reseller.update": reseller(named("reseller")),
};

const plan = (more: Partial<Example> = {}): Example => ({ aims: [row("planId")], ...more });
const product = (more: Partial<Example> = {}): Example => ({ aims: [row("productId")], ...more });
const terms = { chargeModel: "in_advance", fees: [{ billingPeriod: "monthly", fee: "20" }] };
const unused = { archivedAt: new Date("2026-01-01T00:00:00Z") };

export const catalogExamples: Examples = {
  "plan.archive": plan({
    arrange: (db, own) => db.update(products).set({ planId: null }).where(eq(products.planId, own.planId)),
  }),
  "product.archive": product(),
  "plan.clone": plan({ input: named("plan") }),
  "plan.create": {
    input: (own) => ({ name: fresh(own, "plan"), currency: "USD", ...terms }),
    aims: [owner],
  },
  "product.create": {
    input: (own) => ({
      name: fresh(own, "product"),
      kind: "main",
      currency: "USD",
      resellerId: own.resellerId,
    }),
    aims: [
      owner,
      row("planId"),
      row("discountPlanId"),
      { field: "tariffs", at: (there) => ({ call: there.tariffId }) },
    ],
  },
  "plan.get": plan(),
  "product.get": product(),
  "plan.list_choices": { aims: [ownerFilter] },
  "plan.list": { aims: [ownerFilter], looks: searched("plan") },
  "product.list_choices": { aims: [ownerFilter] },
  "product.list": { aims: [ownerFilter, row("planId")], looks: searched("product") },
  "plan.restore": plan({
    arrange: (db, own) => db.update(plans).set(unused).where(eq(plans.id, own.planId)),
  }),
  "product.restore": product({
    arrange: (db, own) => db.update(products).set(unused).where(eq(products.id, own.productId)),
  }),
  "plan.update": plan({ input: (own) => ({ name: fresh(own, "plan"), ...terms }) }),
  "product.update": {
    input: (own) => ({ productId: own.productId, name: fresh(own, "product") }),
    aims: [
      row("productId"),
      row("planId"),
      row("discountPlanId"),
      { field: "tariffs", at: (there) => ({ call: there.tariffId }) },
    ],
    arrange: (db, own) => db.delete(productTariffs).where(eq(productTariffs.productId, own.productId)),
  },
};
