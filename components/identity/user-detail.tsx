import { Ban, CircleCheck, Pencil } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { REALM_LABELS, type SessionData, type UserDetailData } from "./identity-types";
import { SessionTable } from "./session-table";
import { SecondFactorStatus, UserStatus } from "./user-status";

type Props = {
  /** The users' address in this portal. */
  base: string;
  user: UserDetailData;
  /** Null where they are not to be seen: while acting for someone. */
  sessions: readonly SessionData[] | null;
  ownerHref: string | null;
  auditHref: string | null;
  companyName: string;
  timeZone: string;
  /** Null for those who may only look. */
  actions: { enable: FormAction; revoke: FormAction } | null;
};

function Controls({ base, user, actions }: Pick<Props, "base" | "user" | "actions">) {
  if (!actions || !user.withinReach) return null;
  return (
    <>
      <ButtonLink href={`${base}/${user.id}/edit`} variant="primary" icon={<Pencil aria-hidden="true" />}>
        Edit
      </ButtonLink>
      {user.status === "disabled" ? (
        <ActionForm action={actions.enable}>
          <input type="hidden" name="userId" value={user.id} />
          <SubmitButton variant="secondary" icon={<CircleCheck aria-hidden="true" />}>
            Enable
          </SubmitButton>
        </ActionForm>
      ) : (
        !user.isSelf && (
          <ButtonLink href={`${base}/${user.id}/disable`} icon={<Ban aria-hidden="true" />}>
            Disable
          </ButtonLink>
        )
      )}
    </>
  );
}

function SignInCard({ base, user, timeZone, actions }: Props) {
  const mayReset = actions !== null && user.withinReach && !user.isSelf;
  const passwordText = (
    <span className="flex flex-wrap items-center gap-2">
      {user.mustChangePassword && <Badge>To be changed at next sign-in</Badge>}
      <InstantText instant={user.passwordChangedAt} timeZone={timeZone} empty="Never changed" />
    </span>
  );
  return (
    <Card>
      <CardHeader title="Sign-in" />
      <CardBody className="grid gap-4">
        {user.locked && (
          <Alert tone="warning" title="Locked by a hundred wrong passwords in a row">
            A password reset opens the door again.
          </Alert>
        )}
        <DescriptionList
          items={[
            { label: "Login", value: user.login },
            { label: "Password set", value: passwordText },
            { label: "Second factor", value: <SecondFactorStatus on={user.hasSecondFactor} /> },
            {
              label: "Last sign-in",
              value: <InstantText instant={user.lastSignInAt} timeZone={timeZone} empty="Never" />,
            },
          ]}
        />
        {mayReset && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={`${base}/${user.id}/reset-password`}>Reset password</ButtonLink>
            {user.hasSecondFactor && (
              <ButtonLink href={`${base}/${user.id}/reset-second-factor`}>Reset second factor</ButtonLink>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}

/** One person: who they are, how they sign in, where they are signed in. */
export function UserDetail(props: Props) {
  const { base, user, sessions, ownerHref, auditHref, companyName, timeZone, actions } = props;
  const owner = user.owner?.name ?? companyName;
  return (
    <>
      <PageHeader
        title={user.name}
        status={<UserStatus status={user.status} locked={user.locked} />}
        subtitle={`${REALM_LABELS[user.realm]} · ${user.roleName}`}
        breadcrumbs={[{ label: "Users", href: base }, { label: user.login }]}
        actions={<Controls base={base} user={user} actions={actions} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {actions && !user.withinReach && (
          <div className="lg:col-span-2">
            <Alert tone="info">This person may do more than you, so you can’t change anything here.</Alert>
          </div>
        )}
        <Card>
          <CardHeader
            title="Person"
            actions={auditHref && <TextLink href={auditHref}>What they did</TextLink>}
          />
          <CardBody>
            <DescriptionList
              items={[
                { label: "Name", value: user.name },
                { label: "E-mail", value: user.email || null },
                { label: "Of", value: ownerHref ? <TextLink href={ownerHref}>{owner}</TextLink> : owner },
                { label: "Portal", value: REALM_LABELS[user.realm] },
                { label: "Role", value: user.roleName },
                { label: "Time zone", value: user.timeZone },
                { label: "Created", value: <InstantText instant={user.createdAt} timeZone={timeZone} /> },
              ]}
            />
          </CardBody>
        </Card>
        <SignInCard {...props} />
        {sessions && (
          <Card className="lg:col-span-2">
            <CardHeader title="Signed in right now" />
            <CardBody flush>
              <SessionTable
                sessions={sessions}
                timeZone={timeZone}
                revoke={actions && user.withinReach ? actions.revoke : null}
                userId={user.id}
              />
            </CardBody>
          </Card>
        )}
      </div>
    </>
  );
}
