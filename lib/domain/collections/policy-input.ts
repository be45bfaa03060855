import { z } from "zod";
import { policySettings } from "./rules/policy";

const blank = (value: unknown) => value === undefined || value === null || value === "";
const number = (value: unknown) =>
  typeof value === "string" && /^\d+$/.test(value.trim()) ? Number(value) : value;

/** "10, 7, 1" as people write it; anything that is no whole number stays, and is refused by name. */
function dayList(value: unknown): unknown {
  if (blank(value)) return [];
  if (typeof value !== "string") return value;
  const parts = value.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.map(number);
}
const yes = (value: unknown) => value === true || value === "true" || value === "on" || value === "yes";

/** Days of the week as tick boxes send them ("d6"), as text or as numbers. */
function weekdayList(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(number);
  if (typeof value !== "object" || value === null) return dayList(value);
  return Object.entries(value).flatMap(([name, ticked]) => (yes(ticked) ? [number(name.slice(1))] : []));
}

type Raw = Record<string, unknown>;
const part = (value: unknown): Raw => (typeof value === "object" && value !== null ? (value as Raw) : {});

/** A rung is left out while its days are. */
const rung = (value: unknown): unknown => {
  const { days, notices, above } = part(value);
  if (blank(days)) return null;
  return { days: number(days), notices: dayList(notices), ...(blank(above) ? {} : { above }) };
};
const fee = (value: unknown): unknown => {
  const { days, amount, percent, above } = part(value);
  if (blank(days)) return null;
  const given = { amount, percent, above };
  return {
    days: number(days),
    ...Object.fromEntries(Object.entries(given).filter(([, one]) => !blank(one))),
  };
};

/** What a form or the API sends, as a policy: lists as text, empty fields left out, and a rung without days not climbed. */
const fromForm = (value: unknown): unknown => {
  const raw = part(value);
  const thresholds = Object.fromEntries(
    Object.entries(part(raw.thresholds)).filter(([, amount]) => !blank(amount)),
  );
  return {
    thresholds,
    ...(blank(raw.mode) ? {} : { mode: raw.mode }),
    chargeBelowThreshold: yes(raw.chargeBelowThreshold),
    reminders: dayList(raw.reminders),
    tellOverdue: yes(raw.tellOverdue),
    resend: dayList(raw.resend),
    lateFee: fee(raw.lateFee),
    limit: rung(raw.limit),
    suspend: rung(raw.suspend),
    terminate: rung(raw.terminate),
    ...(blank(raw.reactivationFee) ? {} : { reactivationFee: raw.reactivationFee }),
    closeSubscriptions: yes(raw.closeSubscriptions),
    workingDaysOnly: yes(raw.workingDaysOnly),
    quietWeekdays: weekdayList(raw.quietWeekdays),
  };
};

export const policyInput = z.preprocess(fromForm, policySettings);
