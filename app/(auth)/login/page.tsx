import type { Metadata } from "next";
import { headers } from "next/headers";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { AuthCard } from "@/components/shell/auth-card";
import { publicCompany } from "@/lib/transport/company";
import { signInAction } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const { to } = await searchParams;
  const company = await publicCompany(await headers());
  return (
    <AuthCard
      title="Sign in"
      description="Operators, partners and customers all sign in here."
      companyName={company?.name}
    >
      <ActionForm action={signInAction}>
        <input type="hidden" name="to" value={typeof to === "string" ? to : ""} />
        <Field label="Login" name="login" required>
          <TextInput autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Field>
        <Field label="Password" name="password" required>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
    </AuthCard>
  );
}
