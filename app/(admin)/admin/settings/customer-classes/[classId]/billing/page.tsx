import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { BillingFacts } from "@/components/settings/billing-facts";
import { BillingForm } from "@/components/settings/billing-form";
import { METHOD_NAMES } from "@/components/settings/billing-types";
import { ClassHeader } from "@/components/settings/class-detail";
import { getBillingSettings, listTaxRegimeChoices } from "@/lib/domain/billing";
import { getCustomerClass } from "@/lib/domain/parties";
import { type RoundingMethod, roundTo } from "@/lib/platform/money";
import { can, page } from "@/lib/transport/page";
import { previewBillingAction, saveBillingAction } from "../../../actions";
import { classFrame } from "../class-frame";

export const metadata: Metadata = { title: "Billing of a customer class" };

const EXAMPLE = "16.85306";
const METHODS = Object.keys(METHOD_NAMES) as RoundingMethod[];
/** Money is written with two decimals at least; the example shows those that were asked for. */
const shown = (decimals: number, method: RoundingMethod) => {
  const rounded = roundTo(EXAMPLE, decimals, method);
  return decimals >= 2 ? rounded.padEnd(3 + decimals, "0") : rounded.slice(0, decimals === 0 ? -3 : -1);
};
const examples = {
  amount: EXAMPLE,
  rounded: [0, 1, 2, 3, 4, 5].map((decimals) =>
    Object.fromEntries(METHODS.map((method) => [method, shown(decimals, method)])),
  ),
};

export default page("admin", async ({ ctx, session, params }) => {
  const classId = routeId(params.classId, "customer class");
  const [cls, { settings, regimeName, next }] = await Promise.all([
    getCustomerClass(ctx, { classId }),
    getBillingSettings(ctx, { classId }),
  ]);
  const manages = can(session, "settings:manage");
  const regimes = manages
    ? await listTaxRegimeChoices(ctx, { resellerId: cls.resellerId, held: settings.taxRegimeId })
    : [];
  return (
    <>
      <ClassHeader {...classFrame(session, cls)} tab="billing" />
      {manages ? (
        <BillingForm
          classId={cls.id}
          settings={settings}
          next={next}
          regimes={regimes.map(({ id, name }) => ({ value: String(id), label: name }))}
          examples={examples}
          action={saveBillingAction}
          preview={previewBillingAction}
        />
      ) : (
        <BillingFacts settings={settings} regimeName={regimeName} next={next} />
      )}
    </>
  );
});
