import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { LogInAsForm } from "@/components/impersonation/log-in-as-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { type ActedRealm, getImpersonationTarget, LIFE_MINUTES, REASON_LENGTH } from "@/lib/domain/identity";
import { readFlash } from "@/lib/transport/flash";
import { currentlyActingFor, logInAsPath } from "@/lib/transport/handover";
import { page } from "@/lib/transport/page";

export const logInAsMetadata: Metadata = { title: "Log in as" };

type Place = {
  portal: "admin" | "reseller" | "distributor";
  realm: ActedRealm;
  param: string;
  section: string;
};

/**
 * The page before a portal opens for someone else: one for every kind of subject and
 * every portal that may.
 */
export const logInAsPage = ({ portal, realm, param, section }: Place) =>
  page(portal, async ({ ctx, params, session }) => {
    const target = await getImpersonationTarget(ctx, { realm, id: routeId(params[param], realm) });
    const path = logInAsPath(portal, realm, target.id);
    const back = path.replace(/\/log-in-as$/, "");
    const [flash, replaces] = await Promise.all([readFlash(path), currentlyActingFor(realm)]);
    const obstacle = !target.switchedOn
      ? "“Log in as” is switched off in the company settings."
      : target.available
        ? null
        : `This ${realm} is blocked or closed, so nobody can log in as it.`;
    return (
      <>
        <PageHeader
          title={`Log in as ${target.name}`}
          breadcrumbs={[
            { href: back.replace(/\/\d+$/, ""), label: section },
            { href: back, label: target.name },
            { label: "Log in as" },
          ]}
        />
        {obstacle ? (
          <Alert tone="warning" actions={<ButtonLink href={back}>Back to {target.name}</ButtonLink>}>
            {obstacle}
          </Alert>
        ) : (
          <LogInAsForm
            action={`/${portal}/act`}
            realm={realm}
            id={target.id}
            subjectName={target.name}
            minutes={LIFE_MINUTES}
            reasonLength={REASON_LENGTH}
            proof={session.fresh ? null : session.hasSecondFactor ? "code" : "password"}
            replaces={replaces}
            cancelHref={back}
            error={flash?.error ?? null}
            values={flash?.values ?? {}}
          />
        )}
      </>
    );
  });
