import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { PageHeader } from "../ui/page-header";
import { CodeInput } from "./code-input";
import { EnrolSecondFactor } from "./enrol-second-factor";
import { RenewRecoveryCodes } from "./renew-recovery-codes";
import { SecondFactorStatus } from "./user-status";

type Actions = {
  begin: FormAction;
  confirm: FormAction<{ recoveryCodes: string[] }>;
  renew: FormAction<{ recoveryCodes: string[] }>;
  remove: FormAction;
};

const Begin = ({ action, again }: { action: FormAction; again: boolean }) => (
  <ActionForm action={action}>
    <p className="text-sm text-muted">
      {again
        ? "Did the scan go wrong? Start again with a new code; the old one stops counting."
        : "You need an authenticator app on your phone: any one will do. It takes a minute, once."}
    </p>
    <div>
      <SubmitButton variant={again ? "ghost" : "primary"}>{again ? "Start again" : "Start"}</SubmitButton>
    </div>
  </ActionForm>
);

const Remove = ({ action }: { action: FormAction }) => (
  <Card>
    <CardHeader title="Switch it off" description="Your password alone will open the door again." />
    <CardBody>
      <ActionForm action={action}>
        <Field label="Code" name="code" required help="From your app, or a recovery code.">
          <CodeInput />
        </Field>
        <div>
          <SubmitButton variant="danger">Switch off</SubmitButton>
        </div>
      </ActionForm>
    </CardBody>
  </Card>
);

/** Setting one's second factor up, renewing its recovery codes, switching it off. */
export function SecondFactorRoom({
  base,
  on,
  demanded,
  codesLeft,
  setup,
  actions,
}: {
  /** The security room's address. */
  base: string;
  on: boolean;
  demanded: boolean;
  codesLeft: number;
  /** What is to be scanned, once begun and until confirmed. */
  setup: { qrSvg: string; secret: string } | null;
  actions: Actions;
}) {
  const left = `${formatCounted(codesLeft, "code")} left. New ones make the old ones worthless.`;
  return (
    <>
      <PageHeader
        title="Second factor"
        status={<SecondFactorStatus on={on} />}
        breadcrumbs={[{ label: "Security", href: base }, { label: "Second factor" }]}
      />
      <div className="grid max-w-2xl gap-5">
        {(setup || on) && (
          // Stays in its place when confirming has switched it on: the codes it was answered with stand in it.
          <EnrolSecondFactor
            qrSvg={setup?.qrSvg ?? null}
            secret={setup?.secret ?? null}
            action={actions.confirm}
            continueHref={base}
          />
        )}
        {!on && <Begin action={actions.begin} again={setup !== null} />}
        {on && (
          <Card>
            <CardHeader title="Recovery codes" description={left} />
            <CardBody>
              <RenewRecoveryCodes action={actions.renew} continueHref={base} />
            </CardBody>
          </Card>
        )}
        {on && !demanded && <Remove action={actions.remove} />}
        {on && demanded && (
          <p className="text-sm text-muted">
            The company demands a second factor, so it can’t be switched off.
          </p>
        )}
      </div>
    </>
  );
}
