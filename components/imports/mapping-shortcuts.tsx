import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ExportLink } from "../list/export-link";
import { Badge } from "../ui/badge";
import { Card, CardBody, CardHeader } from "../ui/card";

/** Ready mappings that fit the file, a mapping from a file, and the columns there are. */
export function MappingShortcuts({
  importId,
  headers,
  presets,
  hasMapping,
  usePreset,
  loadFile,
}: {
  importId: number;
  headers: readonly string[];
  presets: readonly { id: string; label: string }[];
  hasMapping: boolean;
  usePreset: FormAction;
  loadFile: FormAction;
}) {
  const hidden = <input type="hidden" name="importId" value={importId} />;
  return (
    <div className="mb-5 grid items-start gap-5 lg:grid-cols-2 xl:grid-cols-3">
      {presets.length > 0 && (
        <Card>
          <CardHeader title="Ready mappings" description="All their columns are in this file." />
          <CardBody className="grid gap-3">
            {presets.map(({ id, label }) => (
              <ActionForm key={id} action={usePreset} className="gap-2!">
                {hidden}
                <input type="hidden" name="presetId" value={id} />
                <SubmitButton variant={hasMapping ? "secondary" : "primary"}>{`Use “${label}”`}</SubmitButton>
              </ActionForm>
            ))}
          </CardBody>
        </Card>
      )}
      <Card>
        <CardHeader
          title="Mapping file"
          description="Keep a mapping for the next file, or for the command line."
          actions={hasMapping && <ExportLink href={`/admin/imports/${importId}/map`} label="Download" />}
        />
        <CardBody>
          <ActionForm action={loadFile}>
            {hidden}
            <Field label="MAP.json" name="file" required>
              <TextInput type="file" accept=".json,application/json" className="py-1.5" />
            </Field>
            <div>
              <SubmitButton variant="secondary">Use this file</SubmitButton>
            </div>
          </ActionForm>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Columns of the file" />
        <CardBody>
          <ul className="flex flex-wrap gap-1.5">
            {headers.map((name) => (
              <li key={name} className="max-w-full">
                <Badge className="max-w-full truncate">{name}</Badge>
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
    </div>
  );
}
