import { z } from "zod";
import { emailLine, flag, line, prose, requiredLine, timeZoneInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { companyEntity } from "./entities";
import { languageInput } from "./input";
import { assertTimeZoneActive } from "./owners";
import { lockCompany, saveCompany } from "./store";

/** Changes the company's settings. The base currency is no input: it was set for good at the installation. */
export const updateCompany = operation({
  name: "company.update",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({
    name: requiredLine(),
    email: emailLine().default(""),
    phone: line(50).default(""),
    address: prose(500).default(""),
    country: line(100).default(""),
    taxId: line(50).default(""),
    timeZone: timeZoneInput(),
    language: languageInput(),
    secondFactorRequired: flag().prefault(""),
    impersonationEnabled: flag().prefault(""),
    tellCustomerOfAccess: flag().prefault(""),
  }),
  async run(work, input) {
    const before = await lockCompany(work);
    if (input.timeZone !== before.timeZone) await assertTimeZoneActive(work, input.timeZone);
    const after = await saveCompany(work, input);
    work.audit.changed(companyEntity(after), before, input);
    return { name: after.name };
  },
});
