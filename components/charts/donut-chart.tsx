import { ChartFrame } from "./chart-frame";
import type { PlotProps } from "./chart-types";
import { LazyDonutPlot } from "./lazy-plots";

/** The shares of a whole: one series, a few rows, each named in the legend beside its value. */
export function DonutChart(props: PlotProps & { title: string; nameLabel: string }) {
  const { title: _title, nameLabel: _nameLabel, ...plot } = props;
  return (
    <ChartFrame {...props}>
      <LazyDonutPlot {...plot} />
    </ChartFrame>
  );
}
