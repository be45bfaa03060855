export type SetData = {
  id: number;
  name: string;
  resellerId: number;
  ownerName: string | null;
  custom: number;
  classes: number;
};

export type SetTemplateData = {
  type: string;
  category: string;
  label: string;
  says: string;
  custom: string[];
};

export type PlaceholderData = { name: string; kind: string; says: string; sample: string; optional?: true };
export type TemplateFields = { subject: string; html: string; text: string; sms: string };

export const CATEGORY_NAMES: Record<string, string> = {
  invoices: "Invoices",
  payments: "Payments",
  reminders: "Reminders and dunning",
  service: "Service",
  disputes: "Disputes",
  credit: "Credit and funds",
};

/** In the order of the categories, each with its messages. */
export const byCategory = <T extends { category: string }>(list: readonly T[]): [string, T[]][] =>
  Object.entries(CATEGORY_NAMES).map(([category, title]) => [
    title,
    list.filter((one) => one.category === category),
  ]);
