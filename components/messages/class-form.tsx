import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import { Card, CardBody } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { byCategory } from "./set-types";

export type ClassMessagesData = {
  cls: { id: number };
  settings: {
    setId: number | null;
    mail: readonly string[];
    sms: readonly string[];
    fromName: string;
    fromAddress: string;
    replyTo: string;
  };
  setName: string | null;
  sets: { id: number; name: string }[];
  seller: { name: string; address: string };
  domains: readonly string[];
  senderRefused: boolean;
  types: { type: string; category: string; label: string; says: string; sms: boolean }[];
};

const Ticks = ({ data }: { data: ClassMessagesData }) => (
  <div className="grid gap-5">
    {byCategory(data.types).map(([title, types]) => (
      <fieldset key={title} className="min-w-0">
        <legend className="mb-1.5 text-sm font-semibold">{title}</legend>
        <div className="grid divide-y divide-line">
          {types.map(({ type, label, says, sms }) => (
            <div key={type} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-2">
              <div className="min-w-0 flex-1 basis-48">
                <p className="text-sm">{label}</p>
                <p className="text-xs text-muted">{says}</p>
              </div>
              <div className="flex gap-5">
                <Checkbox
                  name={`mail.${type}`}
                  label="Mail"
                  aria-label={`${label} by mail`}
                  defaultChecked={data.settings.mail.includes(type)}
                />
                <div className="w-16">
                  {sms && (
                    <Checkbox
                      name={`sms.${type}`}
                      label="Text"
                      aria-label={`${label} as a text message`}
                      defaultChecked={data.settings.sms.includes(type)}
                    />
                  )}
                </div>
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    ))}
  </div>
);

const addressHelp = ({ seller, domains }: ClassMessagesData): string =>
  [
    seller.address ? `Otherwise ${seller.address}.` : "The seller has no address: fill it in.",
    domains.length > 0 ? `May be of ${domains.join(", ")}.` : "Another one needs a verified sender domain.",
  ].join(" ");

/** Says that what stands there as the sender is not what customers see. */
const SenderRefused = ({ data: { senderRefused, settings, seller } }: { data: ClassMessagesData }) =>
  senderRefused && (
    <Alert tone="warning" title={`Nothing goes out as ${settings.fromAddress}`}>
      Its domain is not verified, so messages come from {seller.address || "nobody"} instead.
    </Alert>
  );

/** What the customers of a class are told, in whose words and in whose name. */
export const ClassMessagesForm = ({
  data,
  action,
  setsHref,
}: {
  data: ClassMessagesData;
  action: FormAction;
  setsHref: string;
}) => (
  <ActionForm key={JSON.stringify(data.settings)} action={action} className="gap-8">
    <input type="hidden" name="classId" value={data.cls.id} />
    <SenderRefused data={data} />
    <FormSection
      title="Sender"
      description="Of every message to customers of this class. What is empty is as the seller has it."
    >
      <FormGrid>
        <Field label="From: name" name="fromName" help={`Otherwise “${data.seller.name}”.`}>
          <TextInput defaultValue={data.settings.fromName} maxLength={70} />
        </Field>
        <Field label="From: address" name="fromAddress" help={addressHelp(data)}>
          <TextInput defaultValue={data.settings.fromAddress} inputMode="email" maxLength={254} />
        </Field>
        <Field label="Reply to" name="replyTo" help="Where answers go. Otherwise to the sender.">
          <TextInput defaultValue={data.settings.replyTo} inputMode="email" maxLength={254} />
        </Field>
      </FormGrid>
    </FormSection>
    <FormSection title="Words" description="From a notification set, or the built-in ones.">
      <Field label="Notification set" name="setId" help={<TextLink href={setsHref}>See all sets</TextLink>}>
        <Select
          placeholder="Built-in words"
          options={data.sets.map(({ id, name }) => ({ value: String(id), label: name }))}
          defaultValue={data.settings.setId === null ? "" : String(data.settings.setId)}
        />
      </Field>
    </FormSection>
    <FormSection title="What is sent" description="A message that is not ticked is not made at all.">
      <Ticks data={data} />
    </FormSection>
    <FormActions>
      <SubmitButton pendingLabel="Saving…">Save the notifications</SubmitButton>
    </FormActions>
  </ActionForm>
);

/** The same for those who may only look. */
export const ClassMessagesFacts = ({ data }: { data: ClassMessagesData }) => {
  const { settings, seller, setName, types } = data;
  const named = (list: readonly string[]) =>
    types
      .filter(({ type }) => list.includes(type))
      .map(({ label }) => label)
      .join(", ");
  return (
    <Card>
      <CardBody className="grid gap-4">
        <SenderRefused data={data} />
        <DescriptionList
          columns={2}
          items={[
            { label: "From", value: settings.fromName || seller.name },
            { label: "Address", value: settings.fromAddress || seller.address },
            { label: "Reply to", value: settings.replyTo || "The sender" },
            { label: "Words", value: setName ?? "Built-in" },
            { label: "By mail", value: named(settings.mail) || "Nothing", wide: true },
            { label: "As text messages", value: named(settings.sms) || "Nothing", wide: true },
          ]}
        />
      </CardBody>
    </Card>
  );
};
