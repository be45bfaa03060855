import { LogOut, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ReasonField } from "../form/reason-field";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { InstantText } from "../ui/date-text";

/** Whether a customer lives on another installation now: a mark that staff set and take back. */
export function ExportedCard({
  customer: { id, name, exportedAt },
  timeZone,
  actions,
}: {
  customer: { id: number; name: string; exportedAt: Date | null };
  timeZone: string;
  actions: { mark: FormAction; unmark: FormAction };
}) {
  const isMarked = exportedAt !== null;
  return (
    <Card id="exported">
      <CardHeader
        title="Another installation"
        actions={
          <ConfirmDialog
            trigger={
              <Button
                size="sm"
                icon={isMarked ? <Undo2 aria-hidden="true" /> : <LogOut aria-hidden="true" />}
              >
                {isMarked ? "Take the mark back" : "Mark as exported"}
              </Button>
            }
            title={isMarked ? `Is ${name} back here?` : `Mark ${name} as exported?`}
            consequence={
              isMarked
                ? "The status goes back to what the facts say. Make sure that nobody bills it elsewhere."
                : "Its status says so, and its data is kept to look things up. Bill runs go on until you hold them or close the customer: do so if it is billed elsewhere, or it is billed twice."
            }
            confirmLabel={isMarked ? "Take it back" : "Mark it"}
            tone="primary"
            action={isMarked ? actions.unmark : actions.mark}
          >
            <input type="hidden" name="customerId" value={id} />
            <ReasonField />
          </ConfirmDialog>
        }
      />
      <CardBody>
        <p className="text-sm">
          {isMarked ? (
            <>
              Marked as exported since <InstantText instant={exportedAt} timeZone={timeZone} />.
            </>
          ) : (
            "This customer lives here."
          )}
        </p>
      </CardBody>
    </Card>
  );
}
