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

const tariffHref = ({ tariffId }: { tariffId: number }) => `/admin/tariffs/${tariffId}`;
const termsHref = (output: { tariffId: number }) => `${tariffHref(output)}/terms`;
const rateHref = ({ tariffId, prefix }: { tariffId: number; prefix: string }) =>
  `${tariffHref({ tariffId })}/rate?prefix=${prefix}`;

export const createTariffAction = formAction("admin", createTariff, { redirectTo: tariffHref });
export const updateTariffAction = formAction("admin", updateTariff, { redirectTo: termsHref });
export const archiveTariffAction = formAction("admin", archiveTariff, { message: "Archived." });
export const restoreTariffAction = formAction("admin", restoreTariff, { message: "Back on offer." });
export const addRateAction = formAction("admin", addRate, { redirectTo: rateHref, message: "Saved." });
export const endRateAction = formAction("admin", endRate, { redirectTo: rateHref, message: "Ended." });
export const uploadRatesAction = formAction("admin", uploadRates, {
  redirectTo: (output) => `${tariffHref(output)}/changes`,
  message: "Applied.",
});
