import type { Metadata } from "next";
import { AuthCard } from "@/components/shell/auth-card";
import { PORTAL_LABELS } from "@/components/shell/nav";
import { ButtonLink } from "@/components/ui/button";
import type { EndCause } from "@/lib/domain/identity";
import { PORTALS } from "@/lib/transport/portals";

export const metadata: Metadata = { title: "Acting has ended" };

/** Every way it can end, told to the person who acted: what happened, and what they can do about it. */
const CAUSES: Record<EndCause, string> = {
  stopped: "You stopped. Nothing more is done on the other's behalf.",
  expired: "The half hour is over. It can't be made longer; you can start again with a reason.",
  idle: "Nothing was done for ten minutes, so it ended by itself.",
  actor_signed_out: "You signed out of your own portal, and this ended with it.",
  actor_disabled: "Your user may not sign in any more.",
  actor_lost_right: "Your right to act for others changed.",
  password_changed: "Your password was changed, which ends everything that was open.",
  subject_unavailable: "The one you acted for was blocked or closed.",
  subject_signed_out_everywhere: "Someone signed out everywhere, which ends this too.",
  switched_off: "“Log in as” was switched off in the company settings.",
  replaced: "You opened the same portal for someone else in this browser. Use that tab.",
  revoked: "Someone who manages users ended it.",
};

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function ActingEndedPage({
  searchParams,
}: {
  searchParams: Promise<{ portal?: string | string[]; cause?: string | string[] }>;
}) {
  const search = await searchParams;
  const cause = one(search.cause);
  const portal = PORTALS.find((known) => known === one(search.portal));
  const why = Object.hasOwn(CAUSES, cause) ? CAUSES[cause as EndCause] : "It is over.";
  return (
    <AuthCard
      portal={portal}
      title="Acting for someone else has ended"
      description={why}
      footer={portal && `It was the portal “${PORTAL_LABELS[portal]}”.`}
    >
      <p className="text-sm">
        You can close this tab. Your own session is where you left it, in the tab you started from.
      </p>
      <div className="mt-4">
        <ButtonLink href="/">Go to my own portal</ButtonLink>
      </div>
    </AuthCard>
  );
}
