import { z } from "zod";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import {
  amount,
  emailLine,
  line,
  optionalAmount,
  optionalId,
  prose,
  requiredLine,
  timeZoneInput,
} from "@/lib/kernel/input";
import { BALANCE_CONTROLS } from "./rules/codes";

/** Who a customer is and how to reach them. */
export const contactShape = {
  name: requiredLine(120),
  companyName: line(200),
  salutation: line(20),
  firstName: line(80),
  lastName: line(80),
  email: emailLine(),
  phone1: line(40),
  phone2: line(40),
  fax: line(40),
  contact1: line(120),
  contact2: line(120),
  address1: line(200),
  address2: line(200),
  city: line(100),
  state: line(100),
  zip: line(20),
  country: line(100),
  taxId: line(60),
};

/** For the provider's own people; customers never see it. */
export const noteInput = () => prose(4000);

const fallback = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === "" || given === undefined || given === null ? value : given), schema);

const day = () =>
  z.preprocess(
    (given) => (given === "" || given === undefined ? null : given),
    z.coerce
      .number()
      .int("Use a day from 1 to 31.")
      .min(1, "Use a day from 1 to 31.")
      .max(31, "Use a day from 1 to 31.")
      .nullable(),
  );

/** What is agreed about billing; may change during a customer's life. */
export const termsShape = {
  classId: optionalId(),
  distributorId: optionalId(),
  creditLimit: optionalAmount(),
  billingPeriod: fallback(z.enum(BILLING_PERIODS, "Choose a billing period."), "monthly"),
  /** Only for anniversary billing: the day of the month a period begins. */
  anchorDay: day(),
  billingTimeZone: timeZoneInput(),
  language: fallback(line(10), "en"),
  discountPercent: fallback(amount(), "0"),
};

/** What is agreed once and never changes. */
export const foundingShape = {
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "Choose a currency."),
  balanceControl: z.enum(BALANCE_CONTROLS, "Choose postpaid or prepaid."),
};
