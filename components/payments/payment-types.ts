/** How a customer pays, as pages show it. */
export type PayingData = {
  customerId: number;
  currency: string;
  prepaid: boolean;
  gateway: string;
  methods: { id: number; name: string; expires: string; expired: boolean; isDefault: boolean }[];
  autoPay: boolean;
  autoCharge: string;
  retryDays: readonly number[];
  frozenAt: Date | null;
  frozenReason: string;
  failures: number;
  topUp: { at: string; amount: string } | null;
  periodic: { amount: string; every: string; from: string; next: string } | null;
};
