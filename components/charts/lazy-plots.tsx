"use client";

import dynamic from "next/dynamic";

const loading = () => <div className="h-full animate-pulse rounded-lg bg-hover motion-reduce:animate-none" />;

/** The drawing library is large: it comes after the page, and only to pages with a chart. */
export const LazyLinePlot = dynamic(() => import("./plots").then((part) => part.LinePlot), {
  ssr: false,
  loading,
});
export const LazyBarPlot = dynamic(() => import("./plots").then((part) => part.BarPlot), {
  ssr: false,
  loading,
});
