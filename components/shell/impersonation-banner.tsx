import { UserRoundCog } from "lucide-react";
import { type InstantLike, isoInstant } from "@/lib/platform/format";
import { Countdown } from "./countdown";

/** Says, above everything, who acts for whom and until when. Cannot be dismissed; Stop works before script. */
export function ImpersonationBanner({
  actorName,
  subjectName,
  endsAt,
  idleEndsAt,
  stopAction,
  portalLabel,
}: {
  actorName: string;
  subjectName: string;
  endsAt: InstantLike;
  idleEndsAt: InstantLike;
  stopAction: (form: FormData) => void | Promise<void>;
  portalLabel: string;
}) {
  return (
    <section data-impersonation="" aria-label="Acting for someone else" className="impersonation">
      <UserRoundCog className="size-4 shrink-0 max-md:hidden" aria-hidden="true" />
      <p className="min-w-0 flex-1 text-sm max-md:line-clamp-2">
        <strong className="font-semibold">{actorName}</strong> is acting for{" "}
        <strong className="font-semibold">{subjectName}</strong>{" "}
        <span className="max-md:hidden">in {portalLabel}. Everything is recorded.</span>
      </p>
      <p className="text-sm whitespace-nowrap max-md:order-last max-md:text-xs">
        <Countdown endsAt={isoInstant(endsAt)} idleEndsAt={isoInstant(idleEndsAt)} />
      </p>
      <form action={stopAction}>
        <button type="submit" className="impersonation-stop">
          Stop
        </button>
      </form>
    </section>
  );
}
