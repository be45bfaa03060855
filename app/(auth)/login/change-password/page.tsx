import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/identity/change-password-form";
import { AuthCard } from "@/components/shell/auth-card";
import { minLength } from "@/lib/domain/identity";
import { changePasswordAction } from "../../actions";
import { pendingPage } from "../pending-page";

export const metadata: Metadata = { title: "Choose a password" };

export default pendingPage("change_password", async ({ portal, session }) => (
  <AuthCard
    portal={portal}
    title="Choose your own password"
    description="The one you signed in with was given to you by someone else."
    companyName={session.companyName}
  >
    <ChangePasswordForm
      action={changePasswordAction}
      portal={portal}
      login={session.login}
      minLength={minLength(session.hasSecondFactor)}
    />
  </AuthCard>
));
