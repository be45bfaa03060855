import { eq } from "drizzle-orm";
import { billingSettings, taxExemptions, taxRegimes } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { type Aim, type Example, type Examples, fresh, type Input, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const aboveLines: Realm[] = ["admin", "reseller", "distributor", "customer"];
const owner: Aim = row("resellerId", { ignored: true });
const ownerFilter: Aim = { field: "owner", at: (there) => there.resellerId };
const vat = { taxes: [{ name: "VAT", percent: "20" }] };
const amount = () => ({ amount: "100.00" });
const regime = (more: Partial<Example> = {}): Example => ({ aims: [row("taxRegimeId")], ...more });
const searched = (there: IsolationEstate): Input[] => [
  { q: `${there.mark} regime` },
  { owner: there.resellerId },
];

/** Taxes, exemptions, and how classes are billed. */
export const settingsExamples: Examples = {
  "tax_regime.archive": regime({
    arrange: (db, own) =>
      db
        .update(billingSettings)
        .set({ taxRegimeId: null })
        .where(eq(billingSettings.taxRegimeId, own.taxRegimeId)),
  }),
  "tax_regime.create": { input: (own) => ({ name: fresh(own, "regime"), ...vat }), aims: [owner] },
  "tax_regime.estimate": regime({ input: amount }),
  "tax_regime.get": regime(),
  "tax_regime.list": { aims: [ownerFilter], looks: searched },
  "tax_regime.list_choices": { aims: [row("resellerId")] },
  "tax_regime.restore": regime({
    arrange: (db, own) =>
      db
        .update(taxRegimes)
        .set({ archivedAt: new Date("2026-01-01T00:00:00Z") })
        .where(eq(taxRegimes.id, own.taxRegimeId)),
  }),
  "tax_regime.update": regime({
    input: (own) => ({
      name: fresh(own, "regime"),
      taxes: [{ taxId: own.taxId, name: "VAT", percent: "21" }],
    }),
  }),
  "tax_category.list": {},
  "tax_exemption.add": {
    aims: [row("customerId"), row("taxId", { with: (own) => ({ customerId: own.customerId }) })],
    arrange: (db, own) => db.delete(taxExemptions).where(eq(taxExemptions.id, own.exemptionId)),
  },
  "tax_exemption.list": { aims: [row("customerId", { reaches: aboveLines })] },
  "tax_exemption.remove": { aims: [row("exemptionId")] },
  "billing_settings.get": { aims: [row("classId")] },
  "billing_settings.save": { input: () => ({ termsCount: "30" }), aims: [row("classId")] },
  "invoice.estimate_taxes": { input: amount, aims: [row("customerId", { reaches: aboveLines })] },
  "subscription.charge_daily": systemOnly,
  "subscription.list_daily_due": systemOnly,
  "subscription.list_funds_due": systemOnly,
  "subscription.note_days_without_funds": systemOnly,
  "number_series.list": { looks: (there) => [{ q: there.mark.replaceAll("_", "-") }] },
};
