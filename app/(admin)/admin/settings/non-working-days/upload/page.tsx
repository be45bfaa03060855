import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { UploadForm } from "@/components/form/upload-form";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { readFlash } from "@/lib/transport/flash";
import { page } from "@/lib/transport/page";
import { DAY_FILE_LIMIT } from "./day-file";

export const metadata: Metadata = { title: "Upload non-working days" };

const PATH = "/admin/settings/non-working-days";

export default page("admin", async ({ session }) => {
  requireRight(session, "settings:manage");
  const refused = await readFlash(`${PATH}/upload`);
  return (
    <>
      <PageHeader
        title="Upload a calendar"
        breadcrumbs={[{ label: "Non-working days", href: PATH }, { label: "Upload" }]}
      />
      <Card className="max-w-3xl">
        <CardBody>
          <UploadForm
            action={`${PATH}/upload/file`}
            cancelHref={PATH}
            {...DAY_FILE_LIMIT}
            error={refused?.error.message}
            help="Two columns: the date like 2026-12-25, and what it is. With or without a header line. A day that is there already gets the new name."
          />
        </CardBody>
      </Card>
    </>
  );
});
