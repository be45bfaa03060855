import type { StaffPortal } from "@/app/_frame/portals";
import { routeId } from "@/app/_frame/route-id";
import { PolicyPreview } from "@/components/collections/policy-preview";
import { ActionForm } from "@/components/form/action-form";
import { FormActions } from "@/components/form/form-layout";
import { SubmitButton } from "@/components/form/submit-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getPolicy, type PolicyPreview as Preview, previewPolicy } from "@/lib/domain/collections";
import type { FormAction } from "@/lib/platform/action-result";
import { DomainError } from "@/lib/platform/errors";
import { formatDate } from "@/lib/platform/format";
import { type PageInput, page } from "@/lib/transport/page";
import { addressOf, fieldsIn, inputOf, type PolicyFields, policyAddress } from "./policy-address";

type Input = Parameters<typeof previewPolicy>[1];

/** The preview, or what is wrong with an address that somebody has changed. */
async function previewOf(
  ctx: PageInput["ctx"],
  classId: number,
  fields: PolicyFields,
): Promise<{ preview: Preview } | { problem: string }> {
  try {
    return { preview: await previewPolicy(ctx, { ...inputOf(fields), classId } as Input) };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
    return { problem: [error.message, ...Object.values(error.fields ?? {}).flat()].join(" ") };
  }
}

type SaveProps = { classId: number; fields: PolicyFields; label: string; action: FormAction };
const Save = ({ classId, fields, label, action }: SaveProps) => (
  <ActionForm action={action} className="contents!">
    <input type="hidden" name="classId" value={classId} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <SubmitButton pendingLabel="Saving…">{label}</SubmitButton>
  </ActionForm>
);

const CLASSES = {
  admin: { label: "Customer classes", href: "/admin/settings/customer-classes" },
  reseller: { label: "Policies", href: "/reseller/collections/policies" },
};

/** What a policy that was typed would change, before it is saved. */
export const policyPreviewPage = (portal: StaffPortal, save: FormAction) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const classId = routeId(params.classId, "customer class");
    const base = policyAddress(portal, classId);
    const fields = fieldsIn(search) ?? {};
    const [{ cls }, found] = await Promise.all([
      getPolicy(ctx, { classId }),
      previewOf(ctx, classId, fields),
    ]);
    const day = "preview" in found ? formatDate(found.preview.on) : null;
    return (
      <>
        <PageHeader
          title="What would change"
          subtitle={
            day
              ? `For the customers of ${cls.name}, if this policy is in force on ${day} and nothing is paid before. Nothing is saved yet.`
              : cls.name
          }
          breadcrumbs={[CLASSES[portal], { label: cls.name, href: base }, { label: "Preview" }]}
        />
        <div className="grid gap-5">
          {"preview" in found ? (
            <PolicyPreview preview={found.preview} />
          ) : (
            <Alert tone="warning" title="There is nothing to preview">
              {found.problem}
            </Alert>
          )}
          <FormActions>
            {day !== null && !session.acting && (
              <Save classId={classId} fields={fields} label={`Save from ${day}`} action={save} />
            )}
            <ButtonLink href={addressOf(base, fields)}>Change it</ButtonLink>
            <ButtonLink href={base}>Leave everything as it is</ButtonLink>
          </FormActions>
        </div>
      </>
    );
  });
