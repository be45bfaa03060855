import type { Metadata } from "next";
import { choicesOf } from "@/components/form/choices-of";
import { CompanyFacts } from "@/components/settings/company-facts";
import { CompanyForm } from "@/components/settings/company-form";
import { SettingsHeader } from "@/components/settings/settings-header";
import { getCompany, LANGUAGES, listTimeZoneChoices } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { updateCompanyAction } from "./actions";
import { settingsTabs } from "./tabs";

export const metadata: Metadata = { title: "Company settings" };

const languages = choicesOf(LANGUAGES);

export default page("admin", async ({ ctx, session }) => {
  const [company, offered] = await Promise.all([getCompany(ctx, {}), listTimeZoneChoices(ctx, {})]);
  const zones = [...new Set([company.timeZone, ...offered.map((zone) => zone.name)])].sort();
  return (
    <>
      <SettingsHeader tabs={settingsTabs(session)} current="/admin/settings" />
      {can(session, "settings:manage") ? (
        <CompanyForm
          action={updateCompanyAction}
          company={company}
          zones={zones.map((zone) => ({ value: zone, label: zone }))}
          languages={languages}
        />
      ) : (
        <CompanyFacts
          company={company}
          language={languages.find(({ value }) => value === company.language)?.label ?? company.language}
        />
      )}
    </>
  );
});
