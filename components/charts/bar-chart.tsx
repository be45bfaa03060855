import { ChartFrame } from "./chart-frame";
import type { PlotProps } from "./chart-types";
import { LazyBarPlot } from "./lazy-plots";

/** How much of each, side by side or, `stacked`, as parts of a whole. */
export function BarChart(props: PlotProps & { title: string; nameLabel: string }) {
  const { title: _title, nameLabel: _nameLabel, ...plot } = props;
  return (
    <ChartFrame {...props} legend={props.series.length > 1}>
      <LazyBarPlot {...plot} />
    </ChartFrame>
  );
}
