"use server";

import { archiveTaxRegime, createTaxRegime, restoreTaxRegime, updateTaxRegime } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

const regimeHref = ({ taxRegimeId }: { taxRegimeId: number }) => `/admin/settings/taxes/${taxRegimeId}`;

export const createTaxRegimeAction = formAction("admin", createTaxRegime, { redirectTo: regimeHref });
export const updateTaxRegimeAction = formAction("admin", updateTaxRegime, { redirectTo: regimeHref });
export const archiveTaxRegimeAction = formAction("admin", archiveTaxRegime, { message: "Archived." });
export const restoreTaxRegimeAction = formAction("admin", restoreTaxRegime, { message: "Back on offer." });
