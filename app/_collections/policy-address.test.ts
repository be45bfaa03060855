import { expect, it } from "vitest";
import { savePolicy } from "@/lib/domain/collections";
import { addressOf, addressWith, fieldsIn, fieldsOf, inputOf } from "./policy-address";

const parsed = (settings: unknown) =>
  savePolicy.definition.input.parse({ classId: 1, effectiveOn: "2026-01-01", settings }).settings;

const full = parsed({
  thresholds: { USD: "10", EUR: "0" },
  mode: "at_generation",
  chargeBelowThreshold: "on",
  reminders: "10, 7, 1",
  tellOverdue: "on",
  resend: "0, 20",
  lateFee: { days: "3", amount: "2.5", percent: "1", above: "5" },
  limit: { days: "10", notices: "5", above: "1" },
  suspend: { days: "14", notices: "7, 1" },
  terminate: { days: "40", notices: "10" },
  reactivationFee: "5",
  closeSubscriptions: "on",
  workingDaysOnly: "on",
  quietWeekdays: { d6: "on", d7: "on" },
});

const carried = (address: string) =>
  parsed(inputOf(fieldsIn(new URLSearchParams(address.split("?")[1])) ?? {}).settings);

it("carries every setting of a policy through its form, an address and back", () => {
  expect(full).toMatchObject({ quietWeekdays: [6, 7], reminders: [10, 7, 1], resend: [0, 20] });
  expect(carried(addressOf("/x", fieldsOf(full)))).toEqual(full);
  expect(carried(addressWith("/x", inputOf(fieldsOf(full))))).toEqual(full);
});

it("carries one in which nearly everything is left out", () => {
  const bare = parsed({});
  expect(carried(addressOf("/x", fieldsOf(bare)))).toEqual(bare);
});

it("takes nothing from an address but the fields of the form", () => {
  expect(fieldsIn(new URLSearchParams("classId=7&filter=x"))).toBeNull();
  const address = addressWith("/x", { classId: "7", note: "hello", settings: { mode: "after_payments" } });
  expect(address).toBe("/x?note=hello&settings.mode=after_payments");
});

it("says what is wrong with a list of days in words, at the field in which it is written", () => {
  const wrong = savePolicy.definition.input.safeParse({
    classId: 1,
    effectiveOn: "2026-01-01",
    settings: { reminders: "7, soon", suspend: { days: "0", notices: "" } },
  });
  expect(wrong.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
    "settings.reminders: “soon” is no number of days from 0 to 365.",
    "settings.suspend.days: Use at least one day.",
    "settings.suspend.notices: Say how many days before it is announced.",
  ]);
});
