import os from "node:os";
import { performance } from "node:perf_hooks";

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Milliseconds of one run. */
export async function time(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** The median of `n` runs, in milliseconds. */
export async function medianOf(n: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < n; i++) times.push(await time(run));
  return median(times);
}

export type Round = { ours: number; yardstick: number };

/** Rounds whose yardstick is off its own median by more than two say nothing; they are left out, and that is said. */
export function settled(rounds: readonly Round[]): { kept: Round[]; thrown: number } {
  const usual = median(rounds.map(({ yardstick }) => yardstick));
  const kept = rounds.filter(({ yardstick }) => yardstick <= usual * 2 && yardstick >= usual / 2);
  return { kept, thrown: rounds.length - kept.length };
}

const f = (n: number, digits = 2) => n.toFixed(digits);

/** One line: ours beside the yardstick, the median of the per-round ratios with their range, and the load. */
export function line(label: string, rounds: readonly Round[], unit: string, goal: string): string {
  const { kept, thrown } = settled(rounds);
  const ratios = kept.map(({ ours, yardstick }) => ours / yardstick);
  const range = `${f(Math.min(...ratios))}–${f(Math.max(...ratios))}`;
  const left = thrown ? `, ${thrown} of ${rounds.length} rounds thrown away` : "";
  return `${label.padEnd(34)} ${f(median(kept.map((r) => r.ours)))} ${unit} | yardstick ${f(median(kept.map((r) => r.yardstick)))} ${unit} | × ${f(median(ratios))} (${range}) | goal ${goal} | load ${f(os.loadavg()[0] ?? 0)}${left}`;
}
