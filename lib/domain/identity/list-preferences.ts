import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { listPreferences } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { query } from "@/lib/kernel/query";
import { PAGE_SIZES } from "./rules/page-sizes";

export type ListSettings = { columns?: string[]; pageSize?: number };

const list = z.string().regex(/^[a-z][a-z0-9.-]{1,60}$/);

/** How the real person likes a list: theirs even while they act for someone else. */
export const getListPreferences = query({
  name: "list_preferences.get",
  permission: "self",
  impersonation: "allow",
  reads: null,
  input: z.object({ list }),
  async run(read, input): Promise<ListSettings> {
    const person = realPerson(read.actor);
    if (!person) return {};
    const [row] = await read.tx
      .select({ settings: listPreferences.settings })
      .from(listPreferences)
      .where(and(eq(listPreferences.userId, person.userId), eq(listPreferences.list, input.list)));
    return row?.settings ?? {};
  },
});

export const saveListPreferences = operation({
  name: "list_preferences.save",
  permission: "self",
  impersonation: "allow",
  input: z.object({
    list,
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
