import { z } from "zod";
import { HOUSE } from "@/db/schema";
import { requiredLine, timeZoneInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { createDefaultClass } from "./default-class";
import { companyEntity, currencyEntity } from "./entities";
import { currencyCode, languageInput } from "./input";
import { ensureTimeZone, insertCompany, lockCurrency, saveCurrency, setHouseCurrency } from "./store";

/** Sets up an empty installation: the company's one row, its base currency for good, and its "Default" class. */
export const installCompany = operation({
  name: "company.install",
  permission: "system",
  impersonation: "deny",
  input: z.object({
    name: requiredLine(),
    baseCurrency: currencyCode(),
    timeZone: timeZoneInput().default("UTC"),
    language: languageInput().default("en"),
    secondFactorRequired: z.boolean().default(true),
    demo: z.boolean().default(false),
  }),
  async run(work, input) {
    const company = await insertCompany(work, input);
    const currency = await lockCurrency(work, input.baseCurrency);
    await saveCurrency(work, currency.code, { active: true, rate: "1" });
    await setHouseCurrency(work, currency.code);
    await ensureTimeZone(work, input.timeZone);
    work.audit.created(companyEntity(company), input);
    work.audit.property(currencyEntity(currency), "active", currency.active, true, {
      reason: "base currency",
    });
    const cls = await createDefaultClass(work, HOUSE);
    return { name: company.name, baseCurrency: currency.code, defaultClassId: cls.id };
  },
});
