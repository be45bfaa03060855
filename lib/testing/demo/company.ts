import { createTaxRegime, saveBillingSettings } from "@/lib/domain/billing";
import {
  activateCurrency,
  createCustomerClass,
  createDistributor,
  createReseller,
  installCompany,
  updateCompany,
} from "@/lib/domain/parties";
import type { Context } from "@/lib/kernel/context";

export const ZONE = "America/New_York";
export const CURRENCY = "USD";

export type Partners = {
  easycall: number;
  megastar: number;
  kiosk: number;
  corner: number;
  /** The class of companies with a contract. */
  business: number;
};

/** Companies are billed with VAT, have thirty days to pay and numbers of their own that begin again each year. */
async function makeBilling(ctx: Context, classId: number): Promise<void> {
  const { taxRegimeId } = await createTaxRegime(ctx, {
    name: "VAT",
    taxes: [{ name: "VAT", percent: "20", rates: [{ category: "internet", percent: "10" }] }],
  });
  await createTaxRegime(ctx, {
    name: "VAT within prices",
    prices: "inclusive",
    taxes: [{ name: "VAT", percent: "20" }],
  });
  await saveBillingSettings(ctx, {
    classId,
    taxRegimeId,
    termsCount: "30",
    reviewDays: "2",
    numberPattern: "B{year}-{number:5}",
    numberReset: "yearly",
    callDetail: true,
    footer: "Please pay to Bamboo Bank, account 0042 4711, naming the invoice’s number. Thank you.",
  });
}

/** Panda Telecom with two resellers and two distributors, one of the company's and one of a reseller's. */
export async function makeCompany(ctx: Context): Promise<Partners> {
  await installCompany(ctx, {
    name: "Panda Telecom",
    baseCurrency: CURRENCY,
    timeZone: ZONE,
    secondFactorRequired: false,
    demo: true,
  });
  await updateCompany(ctx, {
    name: "Panda Telecom",
    email: "hello@panda.example",
    phone: "+1 646 555 0100",
    address: "1 Bamboo Square\nNew York, NY 10001",
    country: "United States",
    timeZone: ZONE,
    language: "en",
    impersonationEnabled: true,
  });
  await activateCurrency(ctx, { code: "EUR" });
  const { classId: business } = await createCustomerClass(ctx, {
    name: "Business",
    description: "Companies with a contract; invoices by month with VAT, thirty days to pay.",
  });
  await makeBilling(ctx, business);
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
  return { easycall, megastar, kiosk, corner, business };
}
