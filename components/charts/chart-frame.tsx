import type { ReactNode } from "react";
import { type PlotProps, seriesColour } from "./chart-types";
import { chartValue } from "./chart-value";

/** A drawing with its name, its legend, and the table it was drawn from. */
export function ChartFrame({
  title,
  data,
  nameKey,
  nameLabel,
  series,
  kind,
  currency,
  legend,
  children,
}: PlotProps & { title: string; nameLabel: string; legend?: boolean; children: ReactNode }) {
  return (
    <figure className="grid min-w-0 gap-2">
      <figcaption className="sr-only">{title}</figcaption>
      {legend && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
          {series.map((one, index) => (
            <li key={one.key} className="flex items-center gap-1.5">
              <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
                <rect width="8" height="8" rx="2" fill={seriesColour(index)} />
              </svg>
              {one.label}
            </li>
          ))}
        </ul>
      )}
      <div className="h-60 min-w-0" aria-hidden="true">
        {data.length > 0 ? (
          children
        ) : (
          <p className="grid h-full place-items-center text-sm text-muted">No figures yet.</p>
        )}
      </div>
      <details className="text-sm">
        <summary className="w-fit rounded-sm text-xs text-muted hover:text-fg hover:underline">
          Show as a table
        </summary>
        <div className="mt-2 overflow-x-auto">
          <table className="plain-table">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{nameLabel}</th>
                {series.map((one) => (
                  <th key={one.key} scope="col" className="num">
                    {one.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <tr key={String(row[nameKey])}>
                  <th scope="row">{row[nameKey]}</th>
                  {series.map((one) => (
                    <td key={one.key} className="num">
                      {chartValue(row[one.key] ?? "0", kind, currency)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
