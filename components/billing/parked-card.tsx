import { RotateCcw } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Pagination } from "../list/pagination";
import { Card, CardBody, CardHeader } from "../ui/card";
import { type ParkedData, ParkedList } from "./parked-list";

/** Those whom a run could not bill: why, and trying all of them again. */
export function ParkedCard({
  runId,
  count,
  rows,
  timeZone,
  mayOpen,
  firstHref,
  nextHref,
  actions,
}: {
  runId: number;
  count: number;
  rows: readonly ParkedData[];
  timeZone: string;
  mayOpen: boolean;
  firstHref: string | null;
  nextHref: string | null;
  /** Left out for those who may only look. */
  actions?: { retry: FormAction; release: FormAction };
}) {
  return (
    <Card id="parked">
      <CardHeader
        title={`${formatCounted(count, "customer")} could not be billed`}
        description="They wait until someone tries again. Their period stays open, and nothing was charged."
        actions={
          actions && (
            <ActionForm action={actions.retry}>
              <input type="hidden" name="runId" value={runId} />
              <SubmitButton icon={<RotateCcw aria-hidden="true" />}>Try all again</SubmitButton>
            </ActionForm>
          )
        }
      />
      <CardBody flush>
        <ParkedList rows={rows} timeZone={timeZone} ofRun mayOpen={mayOpen} release={actions?.release} />
      </CardBody>
      {(firstHref ?? nextHref) && (
        <CardBody>
          <Pagination
            prevHref={firstHref && `${firstHref}#parked`}
            nextHref={nextHref && `${nextHref}#parked`}
          />
        </CardBody>
      )}
    </Card>
  );
}
