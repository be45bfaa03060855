import { z } from "zod";
import { listPreferences } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { listName } from "./rules/list-name";
import { PAGE_SIZES } from "./rules/page-sizes";

/** Keeps which columns and how many rows the real person wants of a list. */
export const saveListPreferences = operation({
  name: "list_preferences.save",
  permission: "self",
  impersonation: "allow",
  input: z.object({
    list: listName,
    columns: z.array(z.string().max(60)).max(60).optional(),
    pageSize: z.coerce
      .number()
      .refine((n) => PAGE_SIZES.includes(n), "Choose one of the sizes offered.")
      .optional(),
  }),
  async run(work, { list: name, ...settings }) {
    const person = realPerson(work.actor);
    if (!person) throw new Error("a signed-in actor has a person");
    await work.tx
      .insert(listPreferences)
      .values({ userId: person.userId, list: name, settings })
      .onConflictDoUpdate({ target: [listPreferences.userId, listPreferences.list], set: { settings } });
    work.audit.event({ type: "list_preferences", id: null, name }, { details: settings });
    return settings;
  },
});
