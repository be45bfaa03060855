"use server";

import { savePaymentSettings, setGateway } from "@/lib/domain/payments";
import { formAction } from "@/lib/transport/action";

export const setGatewayAction = formAction("admin", setGateway, { message: "Saved." });
export const savePaymentSettingsAction = formAction("admin", savePaymentSettings, { message: "Saved." });
