import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { PaymentSettingsFacts, PaymentSettingsForm } from "@/components/payments/payment-settings-form";
import { ClassHeader } from "@/components/settings/class-detail";
import { getCustomerClass } from "@/lib/domain/parties";
import { getPaymentSettings } from "@/lib/domain/payments";
import { can, page } from "@/lib/transport/page";
import { savePaymentSettingsAction } from "../../../payments/actions";
import { classFrame } from "../class-frame";

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
      <ClassHeader {...classFrame(session, cls)} tab="payments" />
      {manages ? (
        <PaymentSettingsForm classId={cls.id} settings={settings} action={savePaymentSettingsAction} />
      ) : (
        <PaymentSettingsFacts settings={settings} />
      )}
    </>
  );
});
