import { ChartFrame } from "./chart-frame";
import type { PlotProps } from "./chart-types";
import { LazyLinePlot } from "./lazy-plots";

/** How something went over time. */
export function LineChart(props: PlotProps & { title: string; nameLabel: string }) {
  const { title: _title, nameLabel: _nameLabel, ...plot } = props;
  return (
    <ChartFrame {...props} legend={props.series.length > 1}>
      <LazyLinePlot {...plot} />
    </ChartFrame>
  );
}
