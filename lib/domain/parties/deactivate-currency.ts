import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { currencyEntity } from "./entities";
import { currencyCode } from "./input";
import { findCompany } from "./owners";
import { lockCurrency, saveCurrency } from "./store";

/** Stops offering a currency for new things; what has it keeps it. The base currency always stays. */
export const deactivateCurrency = operation({
  name: "currency.deactivate",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ code: currencyCode() }),
  async run(work, { code }) {
    const before = await lockCurrency(work, code);
    const company = await findCompany(work);
    if (company?.baseCurrency === code) throw conflict("The base currency can't be switched off.");
    await saveCurrency(work, code, { active: false });
    work.audit.changed(currencyEntity(before), before, { active: false });
    return { code };
  },
});
