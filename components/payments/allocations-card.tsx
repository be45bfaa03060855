import { ArrowLeftRight, LockOpen, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatMoney } from "@/lib/platform/format";
import { isZero } from "@/lib/platform/money";
import { Field } from "../form/field";
import { ReasonField } from "../form/reason-field";
import { Select } from "../form/select";
import { MoneyInput } from "../form/text-input";
import { TextLink } from "../rooms/text-link";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { InstantText } from "../ui/date-text";
import { Money } from "../ui/money";

type Place = { id: number; number: string | null };

export type AllocationsData = {
  id: number;
  amount: string;
  currency: string;
  uses: (Place & { amount: string })[];
  refunded: string;
  left: string;
  held: string;
  heldReason: string;
  takenBack: boolean;
  open: (Place & { outstanding: string })[];
  moves: {
    id: number;
    from: Place | null;
    to: Place | null;
    amount: string;
    reason: string;
    byName: string;
    at: Date;
    undone: boolean;
  }[];
};

export type AllocationActions = { move: FormAction; undo: FormAction; release: FormAction };

const UNALLOCATED = "Unallocated payments";
const nameOf = (place: Place | null) => (place ? `Invoice ${place.number ?? place.id}` : UNALLOCATED);

const Reason = () => <ReasonField help="Kept with the move and in the audit log." />;

const Id = ({ data }: { data: AllocationsData }) => <input type="hidden" name="xdrId" value={data.id} />;

function Move({
  data,
  from,
  most,
  action,
}: {
  data: AllocationsData;
  from: Place | null;
  most: string;
  action: FormAction;
}) {
  const targets = [
    ...(from ? [{ value: "", label: UNALLOCATED }] : []),
    ...data.open
      .filter(({ id }) => id !== from?.id)
      .map(({ id, number, outstanding }) => ({
        value: String(id),
        label: `Invoice ${number ?? id}, ${formatMoney(outstanding, { currency: data.currency })} open`,
      })),
  ];
  if (targets.length === 0) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button
          size="sm"
          icon={<ArrowLeftRight aria-hidden="true" />}
          aria-label={`Move from ${nameOf(from)}`}
        >
          Move
        </Button>
      }
      title={`Move from ${nameOf(from).toLowerCase()}`}
      consequence="What you move stays where you put it. Put back to the unallocated payments it is kept from other invoices until you let it go."
      confirmLabel="Move"
      tone="primary"
      action={action}
    >
      <Id data={data} />
      <input type="hidden" name="fromInvoiceId" value={from?.id ?? ""} />
      <Field label="To" name="toInvoiceId">
        <Select options={targets} />
      </Field>
      <Field label={`Amount in ${data.currency}`} name="amount" required>
        <MoneyInput defaultValue={most} />
      </Field>
      <Reason />
    </ConfirmDialog>
  );
}

const Undo = ({ data, action }: { data: AllocationsData; action: FormAction }) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<Undo2 aria-hidden="true" />}>
        Undo the last move
      </Button>
    }
    title="Undo the last move?"
    consequence="The same amount goes back to where it was."
    confirmLabel="Undo it"
    tone="primary"
    action={action}
  >
    <Id data={data} />
    <Reason />
  </ConfirmDialog>
);

const Release = ({ data, action }: { data: AllocationsData; action: FormAction }) => (
  <ConfirmDialog
    trigger={
      <Button size="sm" icon={<LockOpen aria-hidden="true" />}>
        Let it be used
      </Button>
    }
    title="Let it be used again?"
    consequence="It goes to the oldest open invoices at once."
    confirmLabel="Let it be used"
    tone="primary"
    action={action}
  >
    <Id data={data} />
  </ConfirmDialog>
);

/** Which invoices a payment pays, what is left of it, and how a clerk moved it. */
export function AllocationsCard({
  data,
  invoices,
  timeZone,
  actions,
}: {
  data: AllocationsData;
  /** Where invoices are, for those who may see them. */
  invoices?: string;
  timeZone: string;
  /** Left out for those who may only look. */
  actions?: AllocationActions;
}) {
  const { currency } = data;
  const acts = data.takenBack ? undefined : actions;
  const hasLeft = !isZero(data.left);
  return (
    <Card>
      <CardHeader
        title="What it pays"
        actions={acts && data.moves.some(({ undone }) => !undone) && <Undo data={data} action={acts.undo} />}
      />
      <CardBody>
        <ul className="grid gap-2 text-sm">
          {data.uses.map((use) => (
            <li key={use.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              {invoices ? <TextLink href={`${invoices}/${use.id}`}>{nameOf(use)}</TextLink> : nameOf(use)}
              <span className="flex items-center gap-3">
                <Money amount={use.amount} currency={currency} />
                {acts && <Move data={data} from={use} most={use.amount} action={acts.move} />}
              </span>
            </li>
          ))}
          {!isZero(data.refunded) && (
            <li className="flex justify-between gap-4">
              Given or taken back <Money amount={data.refunded} currency={currency} />
            </li>
          )}
          <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            {data.takenBack ? "Taken back" : UNALLOCATED}
            <span className="flex items-center gap-3">
              <Money amount={data.takenBack ? data.amount : data.left} currency={currency} />
              {acts && hasLeft && <Move data={data} from={null} most={data.left} action={acts.move} />}
            </span>
          </li>
          {!isZero(data.held) && !data.takenBack && (
            <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted">
              <span>Kept back by hand{data.heldReason && `: ${data.heldReason}`}</span>
              <span className="flex items-center gap-3">
                <Money amount={data.held} currency={currency} />
                {acts && <Release data={data} action={acts.release} />}
              </span>
            </li>
          )}
        </ul>
        {data.moves.length > 0 && (
          <div className="mt-4 border-t border-line pt-3">
            <h3 className="mb-1.5 text-sm font-medium">Moved by hand</h3>
            <ul className="grid gap-1.5 text-sm">
              {data.moves.map((move) => (
                <li key={move.id} className={move.undone ? "text-muted line-through" : undefined}>
                  <Money amount={move.amount} currency={currency} /> from {nameOf(move.from)} to{" "}
                  {nameOf(move.to)}
                  <span className="block text-xs text-muted">
                    {move.byName && `${move.byName} · `}
                    <InstantText instant={move.at} timeZone={timeZone} /> · {move.reason}
                    {move.undone && " · undone"}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
