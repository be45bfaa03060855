import type { Metadata } from "next";
import { auditHref } from "@/app/_audit/audit-href";
import { routeId } from "@/app/_frame/route-id";
import { answerOf, asked, categoriesFor } from "@/app/_taxes/estimate";
import { ArchiveControl } from "@/components/rooms/archive-control";
import { EditRegime, RegimeDetail } from "@/components/taxes/regime-detail";
import { TaxCalculator } from "@/components/taxes/tax-calculator";
import { estimateRegime, getTaxRegime } from "@/lib/domain/billing";
import { can, page } from "@/lib/transport/page";
import { taxList } from "../../list-params";
import { archiveTaxRegimeAction, restoreTaxRegimeAction } from "../actions";

export const metadata: Metadata = { title: "Tax regime" };

export default page("admin", async ({ ctx, session, params, search }) => {
  const taxRegimeId = routeId(params.taxRegimeId, "tax regime");
  const what = asked(search);
  const [regime, categories] = await Promise.all([
    getTaxRegime(ctx, { taxRegimeId }),
    categoriesFor({ ctx, session }),
  ]);
  const answer = await answerOf(estimateRegime(ctx, { taxRegimeId, ...what }));
  const here = `${taxList.path}/${taxRegimeId}`;
  return (
    <RegimeDetail
      base="/admin/settings"
      regime={regime}
      calculator={<TaxCalculator path={here} {...what} categories={categories} answer={answer} />}
      companyName={session.companyName}
      timeZone={session.timeZone}
      historyHref={auditHref(session, "tax_regime", regime.id)}
      actions={
        can(session, "settings:manage") && (
          <>
            <EditRegime href={`${here}/edit`} />
            <ArchiveControl
              what="tax regime"
              name={regime.name}
              field="taxRegimeId"
              id={regime.id}
              archived={regime.archivedAt !== null}
              consequence="No class can be billed by it any more. Invoices there are keep their taxes."
              archive={archiveTaxRegimeAction}
              restore={restoreTaxRegimeAction}
            />
          </>
        )
      }
    />
  );
});
