import { createPlan, createProduct } from "@/lib/domain/catalog";
import type { Context } from "@/lib/kernel/context";
import { CURRENCY } from "./company";
import { makeRating, type Rating } from "./tariffs";

type PlanInput = Parameters<typeof createPlan>[1];

const plan = (name: string, monthly: string, more: Partial<PlanInput> = {}): PlanInput => ({
  name,
  currency: CURRENCY,
  chargeModel: "in_advance",
  advancePeriods: 1,
  prorateFirst: true,
  prorateLast: true,
  fees: [{ billingPeriod: "monthly", periods: 0, fee: monthly }],
  ...more,
});

/** What one owner sells: products bring their plan; streaming plans stand alone and go directly on an account. */
export type Shelf = {
  essentials: number;
  unlimited: number;
  fibre: number;
  office: number;
  netflix: number;
  hbo: number;
  roaming: number;
  staticIp: number;
  support: number;
  /** What rates the usage of the phone lines. */
  rating: Rating;
};

async function shelf(ctx: Context, resellerId: number | null): Promise<Shelf> {
  const owner = resellerId === null ? {} : { resellerId };
  const rating = await makeRating(ctx, owner);
  const { calls: call, messages: message, included } = rating;
  const addPlan = async (input: PlanInput) => (await createPlan(ctx, { ...input, ...owner })).planId;
  const addProduct = async (
    kind: "main" | "addon",
    name: string,
    planInput: PlanInput,
    endUserDescription: string,
    more: { precedence?: number; tariffs?: object; discountPlanId?: number } = {},
  ) => {
    const planId = await addPlan(planInput);
    const input = {
      kind,
      name,
      endUserName: name,
      endUserDescription,
      planId,
      currency: CURRENCY,
      ...more,
    };
    return (await createProduct(ctx, { ...input, ...owner })).productId;
  };
  return {
    essentials: await addProduct(
      "main",
      "Essentials",
      plan("Essentials", "20.00", { endUserName: "Essentials", invoiceDescription: "Essentials package" }),
      "A phone line with calls to every fixed network.",
      { tariffs: { call, message } },
    ),
    unlimited: await addProduct(
      "main",
      "Mobile unlimited",
      plan("Mobile unlimited", "35.00", {
        minimumPeriods: 12,
        cancellationFeeKind: "remaining",
        activationFee: "10.00",
      }),
      "Calls, messages and data without counting.",
      { tariffs: { call, message }, discountPlanId: included },
    ),
    fibre: await addProduct(
      "main",
      "Fibre 500",
      plan("Fibre 500", "50.00", {
        taxCategory: "internet",
        activationFee: "25.00",
        promotions: [{ kind: "percent_off", fromPeriod: 1, periods: 3, value: "50" }],
      }),
      "Half a gigabit, half the price for the first three months.",
    ),
    office: await addProduct(
      "main",
      "Office line",
      plan("Office line", "28.50", { chargeModel: "at_end" }),
      "A business line with voicemail and an auto attendant.",
      { tariffs: { call } },
    ),
    netflix: await addPlan(
      plan("Netflix", "9.99", {
        endUserName: "Netflix",
        promotions: [{ kind: "free", fromPeriod: 1, periods: 1, value: "" }],
      }),
    ),
    hbo: await addPlan(plan("HBO", "15.00", { endUserName: "HBO" })),
    roaming: await addProduct(
      "addon",
      "Roaming pack",
      plan("Roaming pack", "7.50", { chargeModel: "progressive", activationMode: "first_use" }),
      "Use your plan in forty countries; charged by the day once you travel.",
      { precedence: 10 },
    ),
    staticIp: await addProduct("addon", "Static IP", plan("Static IP", "5.00"), "One public address.", {
      precedence: 20,
    }),
    support: await addPlan(
      plan("Priority support", "12.00", { creditWhenSuspended: true, creditWhenBlocked: true }),
    ),
    rating,
  };
}

export type Shelves = { own: Shelf; easycall: Shelf; megastar: Shelf };

export async function makeCatalogue(ctx: Context, easycall: number, megastar: number): Promise<Shelves> {
  return {
    own: await shelf(ctx, null),
    easycall: await shelf(ctx, easycall),
    megastar: await shelf(ctx, megastar),
  };
}
