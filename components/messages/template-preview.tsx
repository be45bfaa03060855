import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { inputClass } from "../form/text-input-class";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Tabs } from "../ui/tabs";
import { HtmlFrame, PlainText } from "./message-body";
import { KeyFields, type TemplateKey } from "./template-form";

export type PreviewData = {
  subject: string;
  html: string;
  text: string;
  sms: string;
  customerName: string | null;
};

/** How the saved words read, for a customer or with examples. A GET form, so that what is shown is an address. */
export function TemplatePreview({
  path,
  language,
  customer,
  view,
  preview,
}: {
  path: string;
  language: string;
  /** As typed. */
  customer: string;
  view: "text" | "html";
  preview: PreviewData | { refusal: string };
}) {
  const asked = `language=${language}${customer ? `&customer=${encodeURIComponent(customer)}` : ""}`;
  const text = `${path}?${asked}`;
  const html = `${text}&view=html`;
  return (
    <Card id="preview">
      <CardHeader title="Preview" description="Of what is saved." />
      <CardBody>
        <form action={path} className="mb-4 flex flex-wrap items-end gap-2">
          <input type="hidden" name="language" value={language} />
          {view === "html" && <input type="hidden" name="view" value="html" />}
          <div className="grid gap-1.5">
            <label htmlFor="preview-customer" className="text-sm font-medium">
              Customer number
            </label>
            <input
              id="preview-customer"
              name="customer"
              defaultValue={customer}
              inputMode="numeric"
              placeholder="None: examples"
              className={`${inputClass} max-w-44`}
            />
          </div>
          <Button type="submit">Show</Button>
        </form>
        {"refusal" in preview ? (
          <Alert tone="warning" title="No preview">
            {preview.refusal}
          </Alert>
        ) : (
          <div className="grid gap-4">
            <p className="text-sm">
              <span className="text-muted">
                {preview.customerName ? `For ${preview.customerName}: ` : "With examples: "}
              </span>
              <strong className="font-semibold">{preview.subject}</strong>
            </p>
            <Tabs
              label="How it is shown"
              tabs={[
                { href: text, label: "Text" },
                { href: html, label: "As mail" },
              ]}
              current={view === "html" ? html : text}
            />
            {view === "html" ? (
              preview.html ? (
                <HtmlFrame html={preview.html} title="The message as mail" />
              ) : (
                <p className="text-sm text-muted">It is sent as text alone.</p>
              )
            ) : (
              <PlainText text={preview.text} />
            )}
            {preview.sms && (
              <p className="border-t border-line pt-3 text-sm">
                <span className="text-muted">As a text message: </span>
                {preview.sms}
              </p>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}

/** Sends the saved words to an address of one's own. */
export const TestForm = ({
  template,
  customer,
  action,
}: {
  template: TemplateKey;
  customer: string;
  action: FormAction;
}) => (
  <Card>
    <CardHeader title="Send a test" description="The customer gets nothing and does not see it." />
    <CardBody>
      <ActionForm action={action}>
        <KeyFields template={template} />
        <Field label="As if to customer number" name="customerId" required>
          <TextInput inputMode="numeric" defaultValue={customer} />
        </Field>
        <Field label="Send it to" name="to" required>
          <TextInput type="email" autoComplete="email" maxLength={254} />
        </Field>
        <FormActions>
          <SubmitButton variant="secondary" pendingLabel="Sending…">
            Send the test
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);
