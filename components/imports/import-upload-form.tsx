import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { UploadForm } from "../form/upload-form";

const ENCODINGS = [
  { value: "utf-8", label: "UTF-8" },
  { value: "latin1", label: "ISO-8859-1 (Latin 1)" },
];
const DELIMITERS = [
  { value: "", label: "Found by itself" },
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar (|)" },
];

/** The upload of an import: the file, and how it is written. */
export function ImportUploadForm(limit: { maxBytes: number; advice: string; error?: string }) {
  return (
    <UploadForm
      action="/admin/imports/upload"
      cancelHref="/admin/imports"
      help="The first line names the columns."
      {...limit}
    >
      <FormGrid>
        <Field label="Encoding" name="encoding" required help="Most programs save “CSV UTF-8”.">
          <Select options={ENCODINGS} defaultValue="utf-8" />
        </Field>
        <Field label="Delimiter" name="delimiter" help="What stands between two values.">
          <Select options={DELIMITERS} defaultValue="" />
        </Field>
      </FormGrid>
    </UploadForm>
  );
}
