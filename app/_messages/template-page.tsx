import { RotateCcw } from "lucide-react";
import type { StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { LANGUAGE_NAMES } from "@/components/customers/customer-types";
import { KeyFields, PlaceholderList, TemplateForm } from "@/components/messages/template-form";
import { type PreviewData, TemplatePreview, TestForm } from "@/components/messages/template-preview";
import { TypedPreview } from "@/components/messages/typed-preview";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { getTemplate, isNoticeType, previewTemplate, TEMPLATE_LANGUAGES } from "@/lib/domain/notifications";
import type { FormAction } from "@/lib/platform/action-result";
import { DomainError, notFound } from "@/lib/platform/errors";
import { page } from "@/lib/transport/page";
import { setRoom } from "./set-room";

type Actions = {
  save: FormAction;
  reset: FormAction;
  test: FormAction;
  preview: FormAction<PreviewData>;
};

/** A refusal is an answer here: the number typed is nobody's, or not for this reader. */
const shown = (preview: Promise<PreviewData>): Promise<PreviewData | { refusal: string }> =>
  preview.catch((error) => {
    if (error instanceof DomainError) return { refusal: error.message };
    throw error;
  });

/** One message of a set in one language: its words, what they may say, how they read, and a test of them. */
export const templatePage = (portal: StaffPortal, actions: Actions) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const setId = routeId(params.setId, "notification set");
    const { type = "" } = params;
    if (!isNoticeType(type)) throw notFound("message");
    const language = TEMPLATE_LANGUAGES.find((one) => one === search.get("language")) ?? "en";
    const detail = await getTemplate(ctx, { setId, type, language });
    const customer = (search.get("customer") ?? "").trim().slice(0, 16);
    const preview = await shown(previewTemplate(ctx, { setId, type, language, customerId: customer }));
    const key = { setId, type, language };
    const base = setRoom(portal);
    const path = `${base}/${setId}/${type}`;
    const manages = hasOwnRight(session, "notification:manage");
    return (
      <>
        <PageHeader
          title={detail.label}
          status={<Badge>{detail.customSince ? "Custom" : "System"}</Badge>}
          subtitle={detail.says}
          breadcrumbs={[
            { label: "Notifications", href: base },
            { label: detail.set.name, href: `${base}/${setId}` },
            { label: detail.label },
          ]}
          actions={
            manages &&
            detail.customSince && (
              <ConfirmDialog
                trigger={<Button icon={<RotateCcw aria-hidden="true" />}>Reset to system</Button>}
                title="Reset to the built-in words?"
                consequence={`What was changed in ${LANGUAGE_NAMES[language]} is gone; the audit log keeps it.`}
                confirmLabel="Reset"
                action={actions.reset}
              >
                <KeyFields template={key} />
              </ConfirmDialog>
            )
          }
        />
        <div className="mb-5">
          <Tabs
            label="Language"
            tabs={TEMPLATE_LANGUAGES.map((one) => ({
              href: `${path}?language=${one}`,
              label: LANGUAGE_NAMES[one] ?? one,
            }))}
            current={`${path}?language=${language}`}
          />
        </div>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 gap-5">
            {manages && (
              <TemplateForm
                template={key}
                fields={detail.template}
                sms={detail.sms}
                action={actions.save}
                preview={<TypedPreview action={actions.preview} customer={customer} />}
              />
            )}
            <TemplatePreview
              path={path}
              language={language}
              customer={customer}
              view={search.get("view") === "html" ? "html" : "text"}
              preview={preview}
            />
          </div>
          <div className="grid min-w-0 gap-5">
            {manages && <TestForm template={key} customer={customer} action={actions.test} />}
            <PlaceholderList placeholders={detail.placeholders} />
          </div>
        </div>
      </>
    );
  });
