import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";

export type SourceData = {
  id: number;
  key: string;
  name: string;
  watched: boolean;
  hasEndpoint: boolean;
  format: "asterisk" | "mapped";
  settings: unknown;
};

const ACCOUNTS = [
  { value: "accountcode,peer,src", label: "Account code, else the line, else the caller" },
  { value: "accountcode", label: "Account code only" },
  { value: "peer", label: "The calling line (ann of PJSIP/ann-0000002a)" },
  { value: "src", label: "The caller’s number" },
  { value: "peer,src", label: "The line, else the caller" },
];

const EXAMPLE = `{
  "version": 1,
  "kind": "call",
  "fields": {
    "callId": "id",
    "start": "started",
    "account": "account",
    "to": "number",
    "billable": "seconds"
  },
  "timeFormat": "iso",
  "zone": "UTC"
}`;

type Asterisk = { zone?: string; accountFrom?: string[]; idPrefix?: string };

/** How a source writes its records, and where they come from. */
export function SourceForm({
  action,
  source,
  zones,
  zone,
  watchDir,
  cancelHref,
}: {
  action: FormAction;
  source?: SourceData;
  zones: readonly string[];
  /** What a new one begins with. */
  zone: string;
  /** Where watched folders lie; null when the installation has none. */
  watchDir: string | null;
  cancelHref: string;
}) {
  const asterisk = (source?.format === "asterisk" ? source.settings : {}) as Asterisk;
  const mapping = source?.format === "mapped" ? JSON.stringify(source.settings, null, 2) : EXAMPLE;
  const chosen = asterisk.zone ?? zone;
  return (
    <ActionForm action={action}>
      {source && <input type="hidden" name="sourceId" value={source.id} />}
      <FormSection title="Source" description="A switch, or another system that tells what was used.">
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={source?.name} maxLength={80} />
          </Field>
          {!source && (
            <Field
              label="Key"
              name="key"
              required
              help="Stands in addresses and names its folder. Small letters, digits and dashes; it can’t be changed later."
            >
              <TextInput maxLength={40} placeholder="main-switch" />
            </Field>
          )}
        </FormGrid>
        <RadioCards
          legend="Format"
          name="format"
          required
          defaultValue={source?.format ?? "asterisk"}
          options={[
            {
              value: "asterisk",
              label: "Asterisk",
              help: "Master.csv as cdr_csv writes it, with loguniqueid=yes.",
            },
            {
              value: "mapped",
              label: "Any CSV",
              help: "With a header line; a mapping says what its columns mean.",
            },
          ]}
        />
        <Checkbox
          name="watched"
          label="Take files from its folder"
          defaultChecked={source?.watched}
          help={
            watchDir
              ? `Complete files in ${watchDir}/${source?.key ?? "<key>"}/ are taken up every minute.`
              : "The installation has no watched folder yet: set USAGE_WATCH_DIR."
          }
        />
      </FormSection>
      <FormSection
        title="Asterisk"
        description="How the switch writes its Master.csv."
        className="in-[form:has([value=mapped]:checked)]:hidden"
      >
        <FormGrid>
          <Field label="Clock of the switch" name="zone" required help="UTC with usegmtime=yes.">
            <Select
              defaultValue={chosen}
              options={[...new Set([chosen, "UTC", ...zones])].map((value) => ({ value, label: value }))}
            />
          </Field>
          <Field label="Account" name="accountFrom" required help="What a call’s account is found by.">
            <Select options={ACCOUNTS} defaultValue={asterisk.accountFrom?.join(",") ?? ACCOUNTS[0]?.value} />
          </Field>
          <Field label="Prefix of call ids" name="idPrefix" help="Where two switches could give the same id.">
            <TextInput defaultValue={asterisk.idPrefix} maxLength={40} />
          </Field>
        </FormGrid>
      </FormSection>
      <FormSection
        title="Any CSV"
        description="The column of each field, and how times and quantities are written."
        className="in-[form:has([value=asterisk]:checked)]:hidden"
      >
        <Field
          label="Mapping"
          name="mapping"
          help="JSON. Fields: callId, start, account, from, to, answer, end, duration, billable, quantity, disposition. Kinds: call, message, data, event."
        >
          <TextArea rows={14} defaultValue={mapping} spellCheck={false} className="font-mono text-xs" />
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">{source ? "Save the source" : "Create the source"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
