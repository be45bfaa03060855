/** A line as its pages show it; the accounts context's answers fit as they are. */
export type AccountData = {
  id: number;
  identifier: string;
  name: string;
  email: string;
  role: string;
  billingModel: string;
  productId: number | null;
  productName: string | null;
  productEndUserName: string | null;
  status: string;
  blocked: boolean;
  activatesOn: string;
  expiresOn: string | null;
  closedAt: Date | null;
  createdAt: Date;
  customerId: number;
  customerName: string;
  customerStatus: string;
  currency: string;
  resellerId: number;
  resellerName: string;
};

export const ROLE_NAMES: Record<string, string> = {
  phone_line: "Phone line",
  mobile: "Mobile",
  universal: "Universal",
  auto_attendant: "Auto attendant",
  prepaid_card: "Prepaid card",
  pinless: "Pinless",
  ip_address: "IP address",
  user_domain: "User domain",
  voucher: "Voucher",
};

export const BILLING_MODEL_NAMES: Record<string, string> = {
  credit: "Credit",
  debit: "Debit",
  voucher: "Voucher",
  alias: "Alias",
  internal: "Internal",
  beneficiary: "Beneficiary",
};

export const BILLING_MODEL_HELP: Record<string, string> = {
  credit: "Charged to its customer",
  debit: "Has money of its own; stops at zero",
  voucher: "Tops up another account",
  alias: "Another name of an account",
  internal: "Used inside the network",
  beneficiary: "Paid for by another account",
};

/** "4201 · Front desk": how a line is called where one name must do. */
export const lineTitle = ({ identifier, name }: Pick<AccountData, "identifier" | "name">): string =>
  name ? `${identifier} · ${name}` : identifier;
