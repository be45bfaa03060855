import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";

/** The picture on invoices: what it is now, another one, or none. The upload is a plain form post. */
export function LogoForm({
  resellerId,
  src,
  upload,
  remove,
  maxBytes,
  error,
}: {
  resellerId: number;
  /** Where the picture is; none where there is none. */
  src?: string;
  upload: string;
  remove: FormAction;
  maxBytes: number;
  /** Why the last one was not taken. */
  error?: string;
}) {
  return (
    <Card>
      <CardHeader title="Logo" />
      <CardBody className="grid gap-4">
        {error && (
          <Alert tone="bad" title="The picture was not taken">
            {error}
          </Alert>
        )}
        {src ? (
          <div className="rounded-lg border border-line bg-white p-4">
            {/* biome-ignore lint/performance/noImgElement: a file of ours, shown as it is. */}
            <img src={src} alt="The logo on invoices" className="max-h-16 max-w-full" />
          </div>
        ) : (
          <p className="text-sm text-muted">None yet: invoices show the name.</p>
        )}
        <form action={upload} method="post" encType="multipart/form-data" className="grid gap-4">
          <Field
            label="Picture"
            name="file"
            required
            help={`PNG or JPEG, at most ${maxBytes / 1000} kB. It is drawn up to 6 cm wide and 1.8 cm high.`}
          >
            <TextInput type="file" accept="image/png,image/jpeg" required className="py-1.5" />
          </Field>
          <FormActions>
            <Button type="submit">Upload</Button>
          </FormActions>
        </form>
        {src && (
          <ActionForm action={remove}>
            <input type="hidden" name="resellerId" value={resellerId} />
            <FormActions>
              <SubmitButton variant="secondary">Remove the logo</SubmitButton>
            </FormActions>
          </ActionForm>
        )}
      </CardBody>
    </Card>
  );
}
