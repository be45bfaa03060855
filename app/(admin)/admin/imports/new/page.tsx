import type { Metadata } from "next";
import { ImportSteps } from "@/components/imports/import-steps";
import { ImportUploadForm } from "@/components/imports/import-upload-form";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { importLimit } from "@/lib/domain/imports";
import { forbidden } from "@/lib/platform/errors";
import { readFlash } from "@/lib/transport/flash";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "New import" };

export default page("admin", async ({ session }) => {
  if (!can(session, "import:run")) throw forbidden();
  const refused = await readFlash("/admin/imports/new");
  return (
    <>
      <PageHeader
        title="New import"
        breadcrumbs={[{ label: "Imports", href: "/admin/imports" }, { label: "New" }]}
      />
      <ImportSteps current={0} />
      <Card className="max-w-3xl">
        <CardBody>
          <ImportUploadForm {...importLimit()} error={refused?.error.message} />
        </CardBody>
      </Card>
    </>
  );
});
