"use server";

import {
  addRate,
  archiveTariff,
  createTariff,
  endRate,
  restoreTariff,
  updateTariff,
  uploadRates,
} from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const tariffHref = ({ tariffId }: { tariffId: number }) => `/reseller/tariffs/${tariffId}`;
const termsHref = (output: { tariffId: number }) => `${tariffHref(output)}/terms`;
const rateHref = ({ tariffId, prefix }: { tariffId: number; prefix: string }) =>
  `${tariffHref({ tariffId })}/rate?prefix=${prefix}`;

export const createTariffAction = formAction("reseller", createTariff, { redirectTo: tariffHref });
export const updateTariffAction = formAction("reseller", updateTariff, { redirectTo: termsHref });
export const archiveTariffAction = formAction("reseller", archiveTariff, { message: "Archived." });
export const restoreTariffAction = formAction("reseller", restoreTariff, { message: "Back on offer." });
export const addRateAction = formAction("reseller", addRate, { redirectTo: rateHref, message: "Saved." });
export const endRateAction = formAction("reseller", endRate, { redirectTo: rateHref, message: "Ended." });
export const uploadRatesAction = formAction("reseller", uploadRates, {
  redirectTo: (output) => `${tariffHref(output)}/changes`,
  message: "Applied.",
});
