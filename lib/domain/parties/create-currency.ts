import { z } from "zod";
import { line, positiveAmount } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { currencyEntity } from "./entities";
import { currencyCode } from "./input";
import { currencyName, currencyProblems } from "./rules/currency";
import { insertCurrency } from "./store";

export const currencyTerms = {
  name: line(60).default(""),
  decimals: z.coerce
    .number("Use 0 to 5.")
    .int("Use a whole number.")
    .min(0, "Use 0 to 5.")
    .max(5, "Use 0 to 5.")
    .default(2),
  minimumPayment: positiveAmount().default("0.00"),
  rate: positiveAmount().default("1.00"),
};

/** Adds a currency to the list, switched on. */
export const createCurrency = operation({
  name: "currency.create",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ code: currencyCode(), ...currencyTerms }),
  async run(work, input) {
    const known = currencyName(input.code);
    if (!known) throw invalid("There is no such currency.", { code: ["Use a code of ISO 4217, like EUR."] });
    const fields = currencyProblems({ isBase: false, rate: input.rate });
    if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
    const row = await insertCurrency(work, { ...input, name: input.name || known, active: true });
    work.audit.created(currencyEntity(row), row);
    return { code: row.code };
  },
});
