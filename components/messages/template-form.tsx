import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";
import type { PlaceholderData, TemplateFields } from "./set-types";

export type TemplateKey = { setId: number; type: string; language: string };

/** Which template a form is about. */
export const KeyFields = ({ template }: { template: TemplateKey }) => (
  <>
    <input type="hidden" name="setId" value={template.setId} />
    <input type="hidden" name="type" value={template.type} />
    <input type="hidden" name="language" value={template.language} />
  </>
);

/** The words of one message in one language. */
export const TemplateForm = ({
  template,
  fields,
  sms,
  action,
  preview,
}: {
  template: TemplateKey;
  fields: TemplateFields;
  sms: boolean;
  action: FormAction;
  /** Shows what is typed, before it is saved. */
  preview: ReactNode;
}) => (
  <Card>
    <CardHeader
      title="Words"
      description="Placeholders stand in double braces; Liquid’s if, for and filters work."
    />
    <CardBody>
      <ActionForm key={JSON.stringify([template, fields])} action={action}>
        <KeyFields template={template} />
        <Field label="Subject" name="subject" required>
          <TextInput defaultValue={fields.subject} spellCheck />
        </Field>
        <Field label="Text" name="text" required help="For programs that show no HTML.">
          <TextArea rows={10} defaultValue={fields.text} className="font-mono text-xs" />
        </Field>
        <Field
          label="HTML"
          name="html"
          help="What stands between header and foot. Values are always escaped. Empty sends text alone."
        >
          <TextArea rows={12} defaultValue={fields.html} className="font-mono text-xs" spellCheck={false} />
        </Field>
        {sms ? (
          <Field label="Text message" name="sms" help="On one line, 480 characters at most once filled in.">
            <TextArea rows={3} defaultValue={fields.sms} className="font-mono text-xs" />
          </Field>
        ) : (
          <input type="hidden" name="sms" value="" />
        )}
        <FormActions>
          <SubmitButton pendingLabel="Saving…">Save the words</SubmitButton>
        </FormActions>
        {preview}
      </ActionForm>
    </CardBody>
  </Card>
);

const KINDS: Record<string, string> = { text: "Text", money: "Amount", date: "Date", count: "Number" };

/** What a template of this message may say, beside the editor. */
export const PlaceholderList = ({ placeholders }: { placeholders: readonly PlaceholderData[] }) => (
  <Card>
    <CardHeader title="Placeholders" />
    <CardBody>
      <dl className="grid gap-3 text-sm">
        {placeholders.map(({ name, kind, says, sample, optional }) => (
          <div key={name}>
            <dt>
              <code className="font-mono text-xs break-all">{`{{ ${name} }}`}</code>{" "}
              <span className="text-xs text-muted">{KINDS[kind] ?? kind}</span>
            </dt>
            <dd className="text-xs text-muted">
              {says}, like “{sample}”.{optional && ` There may be none: ask with {% if ${name} %}.`}
            </dd>
          </div>
        ))}
      </dl>
    </CardBody>
  </Card>
);
