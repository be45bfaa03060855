import type { Metadata } from "next";
import { HandoverForm } from "@/components/impersonation/handover-form";
import { AuthCard } from "@/components/shell/auth-card";
import { Alert } from "@/components/ui/alert";
import { hasWaitingHandover } from "@/lib/transport/handover";

export const metadata: Metadata = { title: "Opening the portal" };

const PROBLEMS: Record<string, string> = {
  forbidden:
    "This hand-over is not valid any more: it works once, within a minute, in the browser that asked for it.",
  conflict: "The rights behind this hand-over changed meanwhile, or the one acted for was blocked or closed.",
};
const OTHER = "The portal could not be opened. It was logged; try again in a moment.";

/** Where "log in as" lands. Opening it changes nothing: only the form it shows does (security reference 1.3). */
export default async function ActPage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string | string[] }>;
}) {
  const { problem } = await searchParams;
  if (problem)
    return (
      <AuthCard title="The portal was not opened">
        <Alert tone="warning">
          {PROBLEMS[String(problem)] ?? OTHER} Go back to the other tab and log in as the customer again. You
          can close this one.
        </Alert>
      </AuthCard>
    );
  return (
    <AuthCard
      title="Opening the portal"
      description="Everything you do there is recorded under your own name."
    >
      <HandoverForm action="/act/exchange" waiting={await hasWaitingHandover()} />
    </AuthCard>
  );
}
