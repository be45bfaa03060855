import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { ImportSteps } from "@/components/imports/import-steps";
import { MappingForm } from "@/components/imports/mapping-form";
import { MappingShortcuts } from "@/components/imports/mapping-shortcuts";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { draftOf, fittingPresets, getImport, guessedDraft } from "@/lib/domain/imports";
import { listCurrencyChoices } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { loadMappingAction, saveMappingAction, usePresetAction } from "../../actions";

export const metadata: Metadata = { title: "Columns of the import" };

export default page("admin", async ({ ctx, params }) => {
  const found = await getImport(ctx, { importId: routeId(params.importId, "import") });
  const currencies = await listCurrencyChoices(ctx, {});
  const { id, headers, mapping, fileName } = found;
  const draft = mapping ? draftOf(mapping) : guessedDraft(headers, found.baseCurrency);
  return (
    <>
      <PageHeader
        title="What the columns mean"
        subtitle={fileName}
        breadcrumbs={[
          { label: "Imports", href: "/admin/imports" },
          { label: fileName, href: `/admin/imports/${id}` },
          { label: "Columns" },
        ]}
      />
      <ImportSteps current={1} hrefs={mapping ? { 2: `/admin/imports/${id}` } : {}} />
      <MappingShortcuts
        importId={id}
        headers={headers}
        presets={fittingPresets(headers)}
        hasMapping={mapping !== null}
        usePreset={usePresetAction}
        loadFile={loadMappingAction}
      />
      <Card>
        <CardBody>
          <MappingForm
            importId={id}
            headers={headers}
            draft={draft}
            currencies={currencies.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
            action={saveMappingAction}
          />
        </CardBody>
      </Card>
    </>
  );
});
