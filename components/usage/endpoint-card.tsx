"use client";

import type { ActionResult, FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Copyable } from "../ui/copyable";
import type { SourceData } from "./source-form";

const secretOf = (result: Extract<ActionResult, { ok: true }>): string =>
  (result.data as { secret?: string } | undefined)?.secret ?? "";

/** The address at which a switch posts its finished calls, and the secret it needs, shown once. */
export function EndpointCard({
  source,
  address,
  renew,
  close,
}: {
  source: SourceData;
  address: string;
  renew: FormAction;
  close: FormAction;
}) {
  const hidden = <input type="hidden" name="sourceId" value={source.id} />;
  return (
    <Card>
      <CardHeader title="Endpoint" />
      <CardBody>
        <div className="grid gap-3 text-sm">
          <p className="text-muted">
            A switch posts finished calls as JSON, one record or up to a thousand, named as the columns of its
            file, with <code>Authorization: Bearer</code> and the secret. Posting a call again is safe.
          </p>
          <Copyable text={address} label="Copy" />
          {source.hasEndpoint ? (
            <p>It is open: there is a secret.</p>
          ) : (
            <p>It is closed: there is no secret.</p>
          )}
          <ActionForm
            action={renew}
            done={(result) => (
              <Alert tone="warning" title="Keep this secret now. It is not shown again.">
                <Copyable text={secretOf(result)} label="Copy the secret" />
              </Alert>
            )}
          >
            {hidden}
            <div>
              <SubmitButton variant="secondary">
                {source.hasEndpoint ? "Make a new secret" : "Open it with a secret"}
              </SubmitButton>
            </div>
          </ActionForm>
          {source.hasEndpoint && (
            <div>
              <ConfirmDialog
                trigger={<Button>Close the endpoint</Button>}
                title="Close the endpoint?"
                consequence="Its secret is forgotten: the switch can post nothing until you make a new one."
                confirmLabel="Close it"
                action={close}
              >
                {hidden}
              </ConfirmDialog>
            </div>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
