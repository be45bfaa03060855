import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { currencies } from "@/db/schema";
import { query } from "@/lib/kernel/query";

/** The currencies to choose from in a form: those switched on. There are about two hundred in the world. */
export const listCurrencyChoices = query({
  name: "currency.list_choices",
  permission: "self",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  run: (read) =>
    read.tx
      .select({ code: currencies.code, name: currencies.name, decimals: currencies.decimals })
      .from(currencies)
      .where(eq(currencies.active, true))
      .orderBy(asc(currencies.code)),
});
