import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { currencyTerms } from "./create-currency";
import { currencyEntity } from "./entities";
import { currencyCode } from "./input";
import { findCompany } from "./owners";
import { currencyProblems } from "./rules/currency";
import { lockCurrency, saveCurrency } from "./store";

/** Changes a currency's name, decimals, minimum payment and rate. Amounts already posted stay as they are. */
export const updateCurrency = operation({
  name: "currency.update",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ code: currencyCode(), ...currencyTerms }),
  async run(work, { code, ...terms }) {
    const before = await lockCurrency(work, code);
    const company = await findCompany(work);
    const fields = currencyProblems({ isBase: company?.baseCurrency === code, rate: terms.rate });
    if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
    const after = await saveCurrency(work, code, { ...terms, name: terms.name || before.name });
    const { name, decimals, minimumPayment, rate } = after;
    work.audit.changed(
      currencyEntity(after),
      before,
      { name, decimals, minimumPayment, rate },
      { amounts: ["minimumPayment", "rate"] },
    );
    return { code };
  },
});
