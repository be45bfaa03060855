import {
  activateCurrency,
  createCustomerClass,
  createDistributor,
  createReseller,
  installCompany,
} from "@/lib/domain/parties";
import type { Context } from "@/lib/kernel/context";

export const ZONE = "America/New_York";
export const CURRENCY = "USD";

export type Partners = { easycall: number; megastar: number; kiosk: number; corner: number };

/** Panda Telecom with two resellers and two distributors, one of the company's and one of a reseller's. */
export async function makeCompany(ctx: Context): Promise<Partners> {
  await installCompany(ctx, {
    name: "Panda Telecom",
    baseCurrency: CURRENCY,
    timeZone: ZONE,
    secondFactorRequired: false,
    demo: true,
  });
  await activateCurrency(ctx, { code: "EUR" });
  await createCustomerClass(ctx, {
    name: "Business",
    description: "Companies with a contract; invoices by month, thirty days to pay.",
  });
  await createCustomerClass(ctx, {
    name: "Prepaid retail",
    description: "Pays before using; nothing is invoiced.",
  });
  const { resellerId: easycall } = await createReseller(ctx, {
    name: "EasyCall",
    currency: CURRENCY,
    email: "hello@easycall.example",
    phone: "+1 212 555 0110",
  });
  const { resellerId: megastar } = await createReseller(ctx, {
    name: "MegaStar",
    currency: CURRENCY,
    email: "office@megastar.example",
    phone: "+1 312 555 0140",
  });
  const shop = { currency: CURRENCY, salesCommission: "15", paymentCommission: "5", creditLimit: "500" };
  const { distributorId: kiosk } = await createDistributor(ctx, {
    ...shop,
    name: "Station Kiosk",
    email: "kiosk@panda.example",
  });
  const { distributorId: corner } = await createDistributor(ctx, {
    ...shop,
    name: "Corner Shop",
    email: "corner@easycall.example",
    resellerId: easycall,
  });
  return { easycall, megastar, kiosk, corner };
}
