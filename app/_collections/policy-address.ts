import type { StaffPortal } from "@/app/_frame/portals";
import { IDEMPOTENCY_FIELD } from "@/lib/platform/action-result";
import { type FormInput, fromForm } from "@/lib/transport/form";

/** The fields of a policy's form by name, as text: what the form shows, what the preview's address carries. */
export type PolicyFields = Record<string, string>;

const isField = (name: string) => name.startsWith("settings.") || name === "effectiveOn" || name === "note";

/** The fields that an address carries; null where it carries none. */
export function fieldsIn(search: URLSearchParams): PolicyFields | null {
  const found = [...search].filter(([name]) => isField(name));
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** The same as what an operation takes. */
export function inputOf(fields: PolicyFields): FormInput {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fromForm(form).input;
}

function flat(value: FormInput, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    if (typeof inner === "string") return inner === "" ? [] : [[`${prefix}${name}`, inner]];
    const isGroup = typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof File);
    return isGroup ? flat(inner, `${prefix}${name}.`) : [];
  });
}

/** What was typed, as an address: the next page shows it, and the way back leads to a form that has it. */
export function addressWith(path: string, form: FormInput): string {
  const fields = flat(form).filter(([name]) => isField(name) && name !== IDEMPOTENCY_FIELD);
  return `${path}?${new URLSearchParams(fields)}`;
}

export const addressOf = (path: string, fields: PolicyFields): string =>
  `${path}?${new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""))}`;

type Rung = { days: number; notices: readonly number[]; above: string };
/** Where how a class collects is seen and changed: among its settings, or, for a reseller, beside its collections. */
export const policyAddress = (portal: StaffPortal, classId: number): string =>
  portal === "admin"
    ? `/admin/settings/customer-classes/${classId}/collection`
    : `/reseller/collections/policies/${classId}`;

type Settings = {
  thresholds: Record<string, string>;
  mode: string;
  chargeBelowThreshold: boolean;
  reminders: readonly number[];
  tellOverdue: boolean;
  resend: readonly number[];
  lateFee: { days: number; amount: string; percent: string; above: string } | null;
  limit: Rung | null;
  suspend: Rung | null;
  terminate: Rung | null;
  reactivationFee: string;
  closeSubscriptions: boolean;
  workingDaysOnly: boolean;
  quietWeekdays: readonly number[];
};

const NOTHING = /^0(\.0+)?$/;
const amount = (text: string) => (NOTHING.test(text) ? "" : text);
const on = (value: boolean) => (value ? "on" : "");
const list = (days: readonly number[]) => days.join(", ");

const rungFields = (name: string, rung: Rung | null): PolicyFields =>
  rung
    ? {
        [`settings.${name}.days`]: String(rung.days),
        [`settings.${name}.notices`]: list(rung.notices),
        [`settings.${name}.above`]: amount(rung.above),
      }
    : {};

/** A policy as its form holds it. */
export function fieldsOf(settings: Settings): PolicyFields {
  const fee = settings.lateFee;
  return {
    ...Object.fromEntries(
      Object.entries(settings.thresholds).map(([code, text]) => [`settings.thresholds.${code}`, text]),
    ),
    "settings.mode": settings.mode,
    "settings.chargeBelowThreshold": on(settings.chargeBelowThreshold),
    "settings.reminders": list(settings.reminders),
    "settings.tellOverdue": on(settings.tellOverdue),
    "settings.resend": list(settings.resend),
    ...(fee
      ? {
          "settings.lateFee.days": String(fee.days),
          "settings.lateFee.amount": amount(fee.amount),
          "settings.lateFee.percent": amount(fee.percent),
          "settings.lateFee.above": amount(fee.above),
        }
      : {}),
    ...rungFields("limit", settings.limit),
    ...rungFields("suspend", settings.suspend),
    ...rungFields("terminate", settings.terminate),
    "settings.reactivationFee": amount(settings.reactivationFee),
    "settings.closeSubscriptions": on(settings.closeSubscriptions),
    "settings.workingDaysOnly": on(settings.workingDaysOnly),
    ...Object.fromEntries(settings.quietWeekdays.map((day) => [`settings.quietWeekdays.d${day}`, "on"])),
  };
}
