import type { Metadata } from "next";
import { toString as qrCode } from "qrcode";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { EnrolSecondFactor } from "@/components/identity/enrol-second-factor";
import { AuthCard } from "@/components/shell/auth-card";
import { findSecondFactorSetup } from "@/lib/domain/identity";
import { beginSecondFactorAction, confirmSecondFactorAction } from "../../actions";
import { pendingPage } from "../pending-page";

export const metadata: Metadata = { title: "Set up a second factor" };

export default pendingPage("enrol", async ({ portal, session, ctx }) => {
  const setup = await findSecondFactorSetup(ctx, {});
  return (
    <AuthCard
      portal={portal}
      title="Set up a second factor"
      description={`${session.companyName} asks everyone who works here for a code beside the password.`}
      companyName={session.companyName}
    >
      {setup ? (
        <EnrolSecondFactor
          qrSvg={await qrCode(setup.uri, { type: "svg", margin: 0 })}
          secret={setup.secret}
          action={confirmSecondFactorAction}
          continueHref={`/${portal}`}
          portal={portal}
        />
      ) : (
        <ActionForm action={beginSecondFactorAction}>
          <input type="hidden" name="portal" value={portal} />
          <p className="text-sm text-muted">
            You need an authenticator app on your phone. It takes a minute, once.
          </p>
          <SubmitButton>Start</SubmitButton>
        </ActionForm>
      )}
    </AuthCard>
  );
});
