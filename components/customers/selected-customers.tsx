import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { StatusBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { PageHeader } from "../ui/page-header";

export type Outcome = { customerId: number; name: string; outcome: "blocks" | "already_blocked" | "closed" };

const SHOWN = {
  blocks: { tone: "warning", word: "Will be blocked" },
  already_blocked: { tone: "neutral", word: "Blocked already" },
  closed: { tone: "neutral", word: "Terminated, stays as it is" },
} as const;

/** What blocking the chosen customers would do, to each of them, before it is done. */
export function BlockSelected({
  base,
  outcomes,
  reason,
  action,
}: {
  base: string;
  outcomes: Outcome[];
  reason: string;
  action: FormAction;
}) {
  const blocks = outcomes.filter(({ outcome }) => outcome === "blocks").length;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Customers", href: base }, { label: "Block the selected" }]}
        title={`Block ${blocks} of ${formatCounted(outcomes.length, "selected customer")}?`}
        subtitle="Nobody of a blocked customer can sign in or use a service. Recurring fees go on. It can be undone one by one."
      />
      <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
        <Card>
          <CardHeader title="What will happen" />
          <CardBody>
            <ul className="grid gap-2 text-sm">
              {outcomes.map(({ customerId, name, outcome }) => (
                <li key={customerId} className="flex items-center justify-between gap-4">
                  <span>{name}</span>
                  <StatusBadge tone={SHOWN[outcome].tone}>{SHOWN[outcome].word}</StatusBadge>
                </li>
              ))}
            </ul>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Confirm" />
          <CardBody>
            <ActionForm action={action}>
              {outcomes.map(({ customerId }) => (
                <input key={customerId} type="hidden" name="customerIds[]" value={customerId} />
              ))}
              <Field label="Reason" name="reason" required help="Kept in the audit log of each customer.">
                <TextInput defaultValue={reason} />
              </Field>
              <div className="flex flex-wrap gap-2">
                <SubmitButton variant="danger" disabled={blocks === 0}>
                  {`Block ${formatCounted(blocks, "customer")}`}
                </SubmitButton>
                <ButtonLink href={base}>Cancel</ButtonLink>
              </div>
            </ActionForm>
          </CardBody>
        </Card>
      </div>
    </>
  );
}
