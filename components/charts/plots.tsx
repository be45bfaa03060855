"use client";

import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type PlotProps, seriesColour } from "./chart-types";
import { axisValue, chartValue } from "./chart-value";

/** Pixels are floats: the one place where an amount becomes a number, and only to be drawn. */
const drawn = ({ data, nameKey, series }: PlotProps) =>
  data.map((row) => ({
    exact: row,
    name: String(row[nameKey]),
    ...Object.fromEntries(series.map(({ key }) => [key, Number(row[key] ?? 0)])),
  }));

const tick = { fill: "var(--muted)", fontSize: 11 };
const noMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

type TipProps = {
  active?: boolean;
  payload?: readonly {
    dataKey?: unknown;
    name?: unknown;
    payload?: { exact?: PlotProps["data"][number]; name?: string };
  }[];
  plot: PlotProps;
};

function Tip({ active, payload, plot }: TipProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row?.exact) return null;
  return (
    <div className="grid gap-0.5 rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-pop">
      <p className="font-medium">{row.name}</p>
      {plot.series.map((one, index) => (
        <p key={one.key} className="flex items-center gap-1.5 text-muted">
          <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
            <rect width="8" height="8" rx="2" fill={seriesColour(index)} />
          </svg>
          {one.label}
          <span className="ml-auto pl-3 text-fg tabular-nums">
            {chartValue(row.exact?.[one.key] ?? "0", plot.kind, plot.currency)}
          </span>
        </p>
      ))}
    </div>
  );
}

/** Nobody signs up half a customer: a count has no ticks between whole numbers. */
const axes = ({ kind }: PlotProps) => [
  <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
  <XAxis
    key="x"
    dataKey="name"
    tick={tick}
    tickLine={false}
    axisLine={{ stroke: "var(--line)" }}
    minTickGap={16}
  />,
  <YAxis
    key="y"
    tick={tick}
    tickLine={false}
    axisLine={false}
    width={44}
    tickFormatter={axisValue}
    allowDecimals={kind !== "count"}
  />,
];

const margin = { top: 8, right: 8, bottom: 0, left: 0 };

export function LinePlot(plot: PlotProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={drawn(plot)} margin={margin} accessibilityLayer={false}>
        {axes(plot)}
        <Tooltip content={<Tip plot={plot} />} cursor={{ stroke: "var(--line-strong)" }} />
        {plot.series.map((one, index) => (
          <Area
            key={one.key}
            dataKey={one.key}
            name={one.label}
            type="linear"
            stackId={plot.stacked ? "all" : undefined}
            stroke={seriesColour(index)}
            strokeWidth={2}
            fill={seriesColour(index)}
            fillOpacity={0.12}
            isAnimationActive={!noMotion()}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

export function BarPlot(plot: PlotProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={drawn(plot)} margin={margin} accessibilityLayer={false}>
        {axes(plot)}
        <Tooltip content={<Tip plot={plot} />} cursor={{ fill: "var(--hover)" }} />
        {plot.series.map((one, index) => (
          <Bar
            key={one.key}
            dataKey={one.key}
            name={one.label}
            stackId={plot.stacked ? "all" : undefined}
            fill={seriesColour(index)}
            radius={plot.stacked ? 0 : [3, 3, 0, 0]}
            maxBarSize={36}
            isAnimationActive={!noMotion()}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
