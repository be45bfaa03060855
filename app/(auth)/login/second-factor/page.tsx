import type { Metadata } from "next";
import { SecondFactorForm } from "@/components/identity/second-factor-form";
import { AuthCard } from "@/components/shell/auth-card";
import { secondFactorAction } from "../../actions";
import { pendingPage } from "../pending-page";

export const metadata: Metadata = { title: "Second factor" };

export default pendingPage("second_factor", async ({ portal, session }) => (
  <AuthCard
    portal={portal}
    title="Enter your code"
    description="Open your authenticator app, or use one of your recovery codes."
    companyName={session.companyName}
  >
    <SecondFactorForm action={secondFactorAction} portal={portal} />
  </AuthCard>
));
