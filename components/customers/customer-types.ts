/** A customer as its pages show it. Amounts in its own currency, as text. */
export type CustomerData = {
  id: number;
  name: string;
  companyName: string;
  salutation: string;
  firstName: string;
  lastName: string;
  email: string;
  phone1: string;
  phone2: string;
  fax: string;
  contact1: string;
  contact2: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  taxId: string;
  note: string;
  externalRef: string | null;
  classId: number;
  className: string;
  resellerId: number;
  resellerName: string;
  distributorId: number;
  distributorName: string;
  currency: string;
  balanceControl: "postpaid" | "prepaid";
  balance: string;
  availableFunds: string | null;
  creditLimit: string | null;
  /** With a temporary raise, as long as it lasts. */
  effectiveLimit: string | null;
  billingPeriod: string;
  anchorDay: number;
  billingTimeZone: string;
  language: string;
  discountPercent: string;
  /** The one that counts most; "active" where none holds. */
  status: string;
  /** All that hold, the one that counts most first. */
  statuses: readonly string[];
  blocked: boolean;
  deletable: boolean;
  /** Personal data stands here as masks. */
  masked: boolean;
  closedAt: Date | null;
  createdAt: Date;
};

export type FeeTotals = { currency: string; now: string; next: string }[];

export const BILLING_PERIOD_NAMES: Record<string, string> = {
  daily: "Daily",
  weekly: "Weekly, Monday to Sunday",
  semimonthly: "Twice a month, 1–15 and 16–end",
  monthly: "Monthly, by calendar month",
  anniversary: "Monthly, on the anniversary day",
  days30: "Every 30 days",
};

export const LANGUAGE_NAMES: Record<string, string> = {
  en: "English",
  es: "Spanish",
  "pt-BR": "Portuguese (Brazil)",
};
