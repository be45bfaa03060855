import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireRight } from "@/app/_frame/require-right";
import { Field } from "@/components/form/field";
import { Select } from "@/components/form/select";
import { UploadForm } from "@/components/form/upload-form";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listSources, usageFileLimit } from "@/lib/domain/usage";
import { readFlash } from "@/lib/transport/flash";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Upload usage" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "usage:import");
  const sources = await listSources(ctx, {});
  if (sources.length === 0) redirect("/admin/usage/sources/new");
  const refused = await readFlash("/admin/usage/new");
  return (
    <>
      <PageHeader
        title="Upload usage"
        breadcrumbs={[{ label: "Usage", href: "/admin/usage" }, { label: "Upload" }]}
      />
      <Card className="max-w-3xl">
        <CardBody>
          <UploadForm
            action="/admin/usage/upload"
            cancelHref="/admin/usage"
            help="A Master.csv of an Asterisk has no header line; any other CSV has one."
            {...usageFileLimit()}
            error={refused?.error.message}
          >
            <Field label="Source" name="sourceId" required help="It says how the file is read.">
              <Select
                options={sources.map(({ id, name, format }) => ({
                  value: String(id),
                  label: `${name} (${format === "asterisk" ? "Asterisk" : "CSV"})`,
                }))}
              />
            </Field>
          </UploadForm>
        </CardBody>
      </Card>
    </>
  );
});
