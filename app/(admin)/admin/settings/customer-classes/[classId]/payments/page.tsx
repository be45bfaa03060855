import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { PaymentSettingsFacts, PaymentSettingsForm } from "@/components/payments/payment-settings-form";
import { ClassHeader } from "@/components/settings/class-detail";
import { getCustomerClass } from "@/lib/domain/parties";
import { getPaymentSettings } from "@/lib/domain/payments";
import { can, page } from "@/lib/transport/page";
import { deleteClassAction } from "../../../actions";
import { savePaymentSettingsAction } from "../../../payments/actions";

export const metadata: Metadata = { title: "Automatic payment of a customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  const classId = routeId(params.classId, "customer class");
  const [cls, { settings }] = await Promise.all([
    getCustomerClass(ctx, { classId }),
    getPaymentSettings(ctx, { classId }),
  ]);
  const manages = can(session, "settings:manage");
  return (
    <>
      <ClassHeader
        cls={cls}
        tab="payments"
        collects={can(session, "collection:policy")}
        customersHref={can(session, "customer:read") ? `/admin/customers?classId=${cls.id}` : undefined}
        remove={manages ? deleteClassAction : null}
      />
      {manages ? (
        <PaymentSettingsForm classId={cls.id} settings={settings} action={savePaymentSettingsAction} />
      ) : (
        <PaymentSettingsFacts settings={settings} />
      )}
    </>
  );
});
