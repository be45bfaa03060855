import { Trash2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { SubmitButton } from "../form/submit-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { SteppedForm, type StepUp } from "./step-up";

/** Removes a role that nobody has. */
export const DeleteRoleForm = ({
  action,
  stepUp,
  roleId,
}: {
  action: FormAction;
  stepUp: StepUp;
  roleId: number;
}) => (
  <Card>
    <CardHeader title="Delete the role" description="Nobody has it. It can’t be brought back." />
    <CardBody>
      <SteppedForm action={action} stepUp={stepUp}>
        <input type="hidden" name="roleId" value={roleId} />
        <div>
          <SubmitButton variant="danger" icon={<Trash2 aria-hidden="true" />}>
            Delete
          </SubmitButton>
        </div>
      </SteppedForm>
    </CardBody>
  </Card>
);
