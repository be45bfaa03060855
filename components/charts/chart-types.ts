/** One line, one bar or one ring: `key` is the property of the data rows it draws. */
export type Series = { key: string; label: string };

/** A row of chart data. Amounts come as decimal strings; the drawing alone turns them into numbers. */
export type ChartRow = Record<string, string | number>;

export type ValueKind = "money" | "count";

export type PlotProps = {
  data: ChartRow[];
  /** The property of a row that names it: a period, a status. */
  nameKey: string;
  series: Series[];
  kind: ValueKind;
  currency?: string;
  stacked?: boolean;
};

const COLOURS = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
  "var(--chart-6)",
];

/** The colour of the n-th series, the same in every chart. */
export const seriesColour = (index: number): string => COLOURS[index % COLOURS.length] ?? "var(--chart-1)";
