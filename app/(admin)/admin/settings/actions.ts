"use server";

import { saveBillingSettings } from "@/lib/domain/billing";
import {
  activateCurrency,
  activateTimeZone,
  createCurrency,
  createCustomerClass,
  createTimeZone,
  deactivateCurrency,
  deactivateTimeZone,
  deleteCustomerClass,
  updateCompany,
  updateCurrency,
  updateCustomerClass,
} from "@/lib/domain/parties";
import { formAction, previewAction } from "@/lib/transport/action";

const CURRENCIES = "/admin/settings/currencies";
const ZONES = "/admin/settings/time-zones";
const CLASSES = "/admin/settings/customer-classes";
const classHref = ({ classId }: { classId: number }) => `${CLASSES}/${classId}`;

export const updateCompanyAction = formAction("admin", updateCompany, { message: "Saved." });

export const createCurrencyAction = formAction("admin", createCurrency, {
  redirectTo: () => CURRENCIES,
  open: ["code"],
});
export const updateCurrencyAction = formAction("admin", updateCurrency, { redirectTo: () => CURRENCIES });
export const activateCurrencyAction = formAction("admin", activateCurrency, { message: "Switched on." });
export const deactivateCurrencyAction = formAction("admin", deactivateCurrency, { message: "Switched off." });

export const createTimeZoneAction = formAction("admin", createTimeZone, { redirectTo: () => ZONES });
export const activateTimeZoneAction = formAction("admin", activateTimeZone, { message: "Switched on." });
export const deactivateTimeZoneAction = formAction("admin", deactivateTimeZone, { message: "Switched off." });

export const createClassAction = formAction("admin", createCustomerClass, { redirectTo: classHref });
export const updateClassAction = formAction("admin", updateCustomerClass, { redirectTo: classHref });
export const deleteClassAction = formAction("admin", deleteCustomerClass, { redirectTo: () => CLASSES });

export const saveBillingAction = formAction("admin", saveBillingSettings, {
  message: ({ next }) => `Saved. The next invoice is ${next}.`,
});
export const previewBillingAction = previewAction("admin", saveBillingSettings);
