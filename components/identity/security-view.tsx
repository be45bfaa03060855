import { KeyRound, LogOut } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { PageHeader } from "../ui/page-header";
import { ChangePasswordForm } from "./change-password-form";
import type { SessionData } from "./identity-types";
import { SessionTable } from "./session-table";
import { SecondFactorStatus } from "./user-status";

export type SecurityData = {
  login: string;
  hasSecondFactor: boolean;
  secondFactorDemanded: boolean;
  recoveryCodesLeft: number;
  passwordChangedAt: Date | null;
  minPasswordLength: number;
  sessions: readonly SessionData[];
};

const FEW_CODES = 3;

function SecondFactorCard({ base, security }: { base: string; security: SecurityData }) {
  const { hasSecondFactor, recoveryCodesLeft } = security;
  return (
    <Card>
      <CardHeader
        title="Second factor"
        description="A code from your phone beside the password."
        actions={<SecondFactorStatus on={hasSecondFactor} />}
      />
      <CardBody className="grid gap-3 text-sm">
        {hasSecondFactor ? (
          <>
            {recoveryCodesLeft < FEW_CODES && (
              <Alert tone="warning">
                Only {formatCounted(recoveryCodesLeft, "recovery code")} left. Make new ones while you can.
              </Alert>
            )}
            <p>
              {formatCounted(recoveryCodesLeft, "recovery code")} left for when your phone is not at hand.
            </p>
          </>
        ) : (
          <p>With it, a stolen password alone opens nothing. It takes a minute to set up.</p>
        )}
        <div>
          <ButtonLink
            href={`${base}/second-factor`}
            variant={hasSecondFactor ? "secondary" : "primary"}
            icon={<KeyRound aria-hidden="true" />}
          >
            {hasSecondFactor ? "Manage" : "Set up"}
          </ButtonLink>
        </div>
      </CardBody>
    </Card>
  );
}

/** One's own sign-in: password, second factor, sessions. The same room in every portal. */
export function SecurityView({
  base,
  security,
  timeZone,
  actions,
}: {
  /** The room's own address. */
  base: string;
  security: SecurityData;
  timeZone: string;
  actions: {
    changePassword: FormAction;
    revoke: FormAction;
    signOutEverywhere: (form: FormData) => Promise<void>;
  };
}) {
  return (
    <>
      <PageHeader title="Security" subtitle={`How you sign in as ${security.login}.`} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <CardHeader
            title="Password"
            description={
              security.passwordChangedAt && (
                <>
                  Last changed <InstantText instant={security.passwordChangedAt} timeZone={timeZone} />.
                </>
              )
            }
          />
          <CardBody>
            <ChangePasswordForm
              action={actions.changePassword}
              minLength={security.minPasswordLength}
              login={security.login}
            />
          </CardBody>
        </Card>
        <SecondFactorCard base={base} security={security} />
        <Card className="lg:col-span-2">
          <CardHeader
            title="Where you are signed in"
            description="Something you do not know? Sign it out and change your password."
            actions={
              <form action={actions.signOutEverywhere}>
                <SubmitButton variant="secondary" icon={<LogOut aria-hidden="true" />}>
                  Sign out everywhere
                </SubmitButton>
              </form>
            }
          />
          <CardBody flush>
            <SessionTable sessions={security.sessions} timeZone={timeZone} revoke={actions.revoke} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
