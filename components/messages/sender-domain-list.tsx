import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { StatusBadge } from "../ui/badge";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Copyable } from "../ui/copyable";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";

export type SenderDomainData = {
  id: number;
  domain: string;
  ownerName: string | null;
  record: { name: string; value: string };
  verifiedAt: Date | null;
  proof: string | null;
  verifiedBy: string;
  note: string;
  classes: number;
};
export type SenderDomainActions = { check: FormAction; confirm: FormAction; remove: FormAction };

const PROOFS: Record<string, string> = {
  dns: "The record was found in DNS.",
  hand: "Confirmed by hand.",
  migration: "Kept from before.",
};

const classesSay = (classes: number): string =>
  classes === 0
    ? "No class writes in its name."
    : `${formatCounted(classes, "class writes", "classes write")} in its name.`;

const IdField = ({ row }: { row: SenderDomainData }) => (
  <input type="hidden" name="domainId" value={row.id} />
);

const RemoveDomain = ({ row, action }: { row: SenderDomainData; action: FormAction }) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<Trash2 aria-hidden="true" />} aria-label={`Remove ${row.domain}`}>
        Remove
      </Button>
    }
    title={`Remove ${row.domain}?`}
    consequence={`${classesSay(row.classes)} ${
      row.classes > 0 ? "From then on their messages come from the seller's own address." : ""
    }`}
    confirmText={row.classes > 0 ? row.domain : undefined}
    confirmLabel="Remove the domain"
    action={action}
  >
    <IdField row={row} />
  </ConfirmDialog>
);

/** What is to be published, and what an operator may do once it is. */
const Proof = ({ row, actions }: { row: SenderDomainData; actions: SenderDomainActions | null }) => (
  <div className="mt-2 grid gap-3">
    <p className="text-sm text-muted">
      Whoever runs the domain publishes this TXT record. Until the domain is verified, no class can write in
      its name.
    </p>
    <DescriptionList
      items={[
        { label: "Name", value: <Copyable text={row.record.name} /> },
        { label: "TXT value", value: <Copyable text={row.record.value} /> },
      ]}
    />
    {actions && (
      <div className="flex flex-wrap items-start gap-2">
        <ActionForm action={actions.check}>
          <IdField row={row} />
          <SubmitButton size="sm" pendingLabel="Asking DNS…">
            Check now<span className="sr-only"> for {row.domain}</span>
          </SubmitButton>
        </ActionForm>
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`Confirm by hand: ${row.domain}`}>
              Confirm by hand
            </Button>
          }
          title={`Is ${row.domain} theirs?`}
          consequence={`You say that it belongs to ${row.ownerName ?? "the company"}, without a look at DNS. Classes of theirs may write in its name from then on.`}
          confirmLabel="It is theirs"
          tone="primary"
          action={actions.confirm}
        >
          <IdField row={row} />
          <ReasonField />
        </ConfirmDialog>
      </div>
    )}
  </div>
);

/** Domains in whose name classes may write. @param actions of those who may verify and remove them. */
export const SenderDomainList = ({
  rows,
  companyName,
  timeZone,
  actions = null,
  empty,
}: {
  rows: readonly SenderDomainData[];
  /** Null where all are one's own. */
  companyName: string | null;
  timeZone: string;
  actions?: SenderDomainActions | null;
  empty: ReactNode;
}) =>
  rows.length === 0 ? (
    <p className="text-sm text-muted">{empty}</p>
  ) : (
    <ul className="grid divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <span className="font-medium break-all">{row.domain}</span>
              {companyName !== null && <span className="text-muted">{row.ownerName ?? companyName}</span>}
              <StatusBadge tone={row.verifiedAt ? "good" : "warning"}>
                {row.verifiedAt ? "Verified" : "Not verified"}
              </StatusBadge>
            </p>
            {actions && <RemoveDomain row={row} action={actions.remove} />}
          </div>
          {row.verifiedAt ? (
            <p className="text-sm text-muted">
              Since <InstantText instant={row.verifiedAt} timeZone={timeZone} />
              {row.verifiedBy && ` by ${row.verifiedBy}`}. {PROOFS[row.proof ?? ""]}{" "}
              {row.note && `“${row.note}” `}
              {classesSay(row.classes)}
            </p>
          ) : (
            <Proof row={row} actions={actions} />
          )}
        </li>
      ))}
    </ul>
  );
