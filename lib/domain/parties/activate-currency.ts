import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { currencyEntity } from "./entities";
import { currencyCode } from "./input";
import { lockCurrency, saveCurrency } from "./store";

/** Offers a currency in forms again. */
export const activateCurrency = operation({
  name: "currency.activate",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ code: currencyCode() }),
  async run(work, { code }) {
    const before = await lockCurrency(work, code);
    await saveCurrency(work, code, { active: true });
    work.audit.changed(currencyEntity(before), before, { active: true });
    return { code };
  },
});
