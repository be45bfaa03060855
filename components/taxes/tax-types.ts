export type TaxData = {
  id: number;
  name: string;
  compound: boolean;
  rates: readonly { category: string | null; percent: string }[];
};

/** A tax regime as its rooms show it. */
export type RegimeData = {
  id: number;
  name: string;
  prices: "exclusive" | "inclusive";
  taxes: readonly TaxData[];
  resellerId: number;
  ownerName: string | null;
  archivedAt: Date | null;
  createdAt: Date;
};

/** What an amount costs with its taxes. */
export type EstimateData = {
  prices: "exclusive" | "inclusive";
  amount: string;
  category: string;
  lines: readonly { taxId: number; name: string; rate: string; base: string; amount: string }[];
  net: string;
  tax: string;
  total: string;
};

export const PRICE_WORDS: Record<RegimeData["prices"], string> = {
  exclusive: "Added on top of prices",
  inclusive: "Within prices already",
};

/** The category of what no tax is for, on purpose. */
const FREE = "not_taxed";

export const categoryName = (category: string): string => (category === FREE ? "free of tax" : category);

/** "20 %", "books 5 %": the rates of a tax, the one for everything else first. */
export const rateWords = ({ rates }: Pick<TaxData, "rates">): string =>
  [...rates]
    .sort((a, b) => Number(a.category !== null) - Number(b.category !== null))
    .map(({ category, percent }) => `${category === null ? "" : `${category} `}${percent} %`)
    .join(", ");
