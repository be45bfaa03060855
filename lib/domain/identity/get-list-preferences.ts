import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { listPreferences } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { keptStatement } from "@/lib/platform/prepared";
import { listName } from "./rules/list-name";

export type ListSettings = { columns?: string[]; pageSize?: number };

const select = ({ tx }: Reader) =>
  tx
    .select({ settings: listPreferences.settings })
    .from(listPreferences)
    .where(
      and(
        eq(listPreferences.userId, sql.placeholder("userId")),
        eq(listPreferences.list, sql.placeholder("list")),
      ),
    );

/** How the real person likes a list: theirs even while they act for someone else. */
export const getListPreferences = query({
  name: "list_preferences.get",
  permission: "self",
  impersonation: "allow",
  reads: null,
  input: z.object({ list: listName }),
  async run(read, input): Promise<ListSettings> {
    const person = realPerson(read.actor);
    if (!person) return {};
    const [row] = await keptStatement(read.tx, "list preferences", () => select(read), {
      userId: person.userId,
      list: input.list,
    });
    return row?.settings ?? {};
  },
});
