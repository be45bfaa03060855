import { setTimeout as sleep } from "node:timers/promises";
import { ForecastCard } from "@/components/billing/forecast-card";
import { forecastInvoice, forecastUnknown, type InvoiceForecast } from "@/lib/domain/billing";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Loaded } from "@/lib/transport/session";

/** A bill run that has the customer right now may keep it for a while; a page does not wait for that. */
const PATIENCE_MS = 2_000;

/** The forecast, or null where it can't be had right now: the engine works it out, and no page breaks for it. */
export function calmForecast({ ctx }: Loaded, customerId: number | null): Promise<InvoiceForecast | null> {
  const told = forecastInvoice(ctx, { customerId }).catch((error: unknown) => {
    if (!(error instanceof DomainError)) log.warn({ customerId, error }, "a forecast could not be made");
    return null;
  });
  return Promise.race([told, sleep(PATIENCE_MS, null, { ref: false })]);
}

/** What a line is told of its own part, in its customer's language. */
export async function ownForecast(loaded: Loaded) {
  const told = await calmForecast(loaded, null);
  return <ForecastCard told={told} fallback={forecastUnknown("en")} />;
}
