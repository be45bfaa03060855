import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { TextLink } from "../rooms/text-link";
import { StatusBadge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText, InstantText } from "../ui/date-text";
import type { VersionData } from "./policy-types";

const Version = ({
  version,
  badge,
  timeZone,
  children,
}: {
  version: VersionData;
  badge: ReactNode;
  timeZone: string;
  children?: ReactNode;
}) => (
  <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
        <span>
          From <DateText date={version.effectiveOn} />
        </span>
        {badge}
      </p>
      <p className="text-xs text-muted">
        Saved by {version.createdBy}, <InstantText instant={version.createdAt} timeZone={timeZone} />
      </p>
      {version.note && <p className="mt-1 text-sm">{version.note}</p>}
    </div>
    {children}
  </li>
);

const Cancel = ({ version, action }: { version: VersionData; action: FormAction }) => (
  <ConfirmDialog
    trigger={<Button size="sm">Cancel</Button>}
    title="Cancel the scheduled change?"
    consequence="What is in force stays. The settings of the cancelled version are not kept for going back to."
    confirmLabel="Cancel the change"
    action={action}
  >
    <input type="hidden" name="policyId" value={version.policyId} />
  </ConfirmDialog>
);

/** What is in force, what is to come, and what was before, with the ways back. */
export function PolicyVersions({
  inForce,
  scheduled,
  earlier,
  timeZone,
  backHref,
  cancel,
}: {
  inForce: VersionData | null;
  scheduled: readonly VersionData[];
  earlier: readonly VersionData[];
  timeZone: string;
  /** Where one sees what going back to a version would change. */
  backHref: (policyId: number) => string;
  /** Left out for those who act for someone else. */
  cancel?: FormAction;
}) {
  const none = inForce === null && scheduled.length === 0 && earlier.length === 0;
  return (
    <Card>
      <CardHeader title="Versions" />
      <CardBody>
        {none ? (
          <p className="text-sm text-muted">
            This class has no policy: what is owed is recorded, and nobody is reminded or suspended.
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {scheduled.map((version) => (
              <Version
                key={version.policyId}
                version={version}
                timeZone={timeZone}
                badge={<StatusBadge tone="info">Scheduled</StatusBadge>}
              >
                {cancel && <Cancel version={version} action={cancel} />}
              </Version>
            ))}
            {inForce && (
              <Version
                version={inForce}
                timeZone={timeZone}
                badge={<StatusBadge tone="good">In force</StatusBadge>}
              />
            )}
            {earlier.map((version) => (
              <Version
                key={version.policyId}
                version={version}
                timeZone={timeZone}
                badge={<StatusBadge tone="neutral">Earlier</StatusBadge>}
              >
                <TextLink href={backHref(version.policyId)} className="text-sm">
                  Go back to this
                  <span className="sr-only"> version, from {version.effectiveOn}</span>
                </TextLink>
              </Version>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
