export type PartnerData = {
  id: number;
  name: string;
  currency: string;
  email: string;
  phone: string;
  status: string;
  createdAt: Date;
  closedAt: Date | null;
};

export type DistributorData = PartnerData & {
  resellerId: number;
  ownerName: string | null;
  salesCommission: string;
  paymentCommission: string;
  creditLimit: string | null;
};

/** "12.5 %" from "12.50". */
export const percentText = (percent: string): string =>
  `${percent.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")} %`;
