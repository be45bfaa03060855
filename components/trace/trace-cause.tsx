import { REALM_WORDS } from "../audit/audit-types";
import { TextLink } from "../rooms/text-link";
import type { TraceLinks, TraceStep } from "./trace-types";

/** Where a step's cause has a page of its own. */
function causeHref({ cause, xdrId, invoiceId }: TraceStep, links: TraceLinks): string | null {
  if (xdrId !== null) return links.xdrs ? `${links.xdrs}/${xdrId}` : null;
  if (invoiceId !== null) return links.invoices ? `${links.invoices}/${invoiceId}` : null;
  if (cause?.type === "bill_run" && cause.id !== null && links.billRuns)
    return `${links.billRuns}/${cause.id}`;
  return null;
}

/** "xDR id 2204", as a link where that can be seen. */
export function TraceCause({ step, links }: { step: TraceStep; links: TraceLinks }) {
  if (!step.cause) return null;
  const href = causeHref(step, links);
  return href ? <TextLink href={href}>{step.cause.label}</TextLink> : step.cause.label;
}

/** Who did it and on whose behalf; jobs by their name. */
export function whoText({ who }: TraceStep, automatic: string): string {
  if (who.realm === "system")
    return who.name && who.name !== automatic ? `${automatic} · ${who.name}` : automatic;
  const realm = REALM_WORDS[who.realm];
  return [who.name, realm && `· ${realm}`, who.onBehalfOf && `on behalf of ${who.onBehalfOf}`]
    .filter(Boolean)
    .join(" ");
}

/** What was said about it, to the customer and among staff; once, where both say the same. */
export const saidOf = ({ comment, reason }: TraceStep): string =>
  [...new Set([comment, reason])].filter(Boolean).join(" · ");
