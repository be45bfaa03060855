import { ForecastCard } from "@/components/billing/forecast-card";
import { forecastInvoice, forecastUnknown, type InvoiceForecast } from "@/lib/domain/billing";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Loaded } from "@/lib/transport/session";

/** The forecast, or null where it can't be had right now: the engine works it out, and no page breaks for it. */
export async function calmForecast(
  { ctx }: Loaded,
  customerId: number | null,
): Promise<InvoiceForecast | null> {
  try {
    return await forecastInvoice(ctx, { customerId });
  } catch (error) {
    if (!(error instanceof DomainError)) log.warn({ customerId, error }, "a forecast could not be made");
    return null;
  }
}

/** What a line is told of its own part, in its customer's language. */
export async function ownForecast(loaded: Loaded) {
  const told = await calmForecast(loaded, null);
  return <ForecastCard told={told} fallback={forecastUnknown("en")} />;
}
