import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { emptyIsAbsent, idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import {
  type MessageItem,
  type RawMessage,
  selectMessages,
  toMessageItem,
  visibleMessages,
} from "./message-rows";
import { STATUSES } from "./rules/delivery";

const { q: _, ...page } = pageInput(["id"]);

/** "attention" is what waits for somebody: given up, or perhaps arrived. */
export const MESSAGE_FILTERS = [...STATUSES, "attention"] as const;

const input = z.object({
  ...page,
  dir: z.enum(["asc", "desc"]).default("desc"),
  status: emptyIsAbsent(z.enum(MESSAGE_FILTERS).optional()),
  type: emptyIsAbsent(z.string().max(40).optional()),
  channel: emptyIsAbsent(z.enum(["mail", "sms"]).optional()),
  customerId: emptyIsAbsent(idInput().optional()),
  aboutType: emptyIsAbsent(z.enum(["invoice", "payment", "customer", "dispute"]).optional()),
  aboutId: emptyIsAbsent(idInput().optional()),
});
type Wanted = z.output<typeof input>;

const inState = (status: NonNullable<Wanted["status"]>): SQL =>
  status === "attention" ? inArray(outbox.status, ["uncertain", "dead"]) : eq(outbox.status, status);

function whereOf(read: Reader, wanted: Wanted): SQL {
  return visibleMessages(
    read.actor,
    wanted.status && inState(wanted.status),
    wanted.type ? eq(outbox.type, wanted.type) : undefined,
    wanted.channel ? eq(outbox.channel, wanted.channel) : undefined,
    wanted.customerId ? eq(outbox.customerId, wanted.customerId) : undefined,
    wanted.aboutType ? eq(outbox.aboutType, wanted.aboutType) : undefined,
    wanted.aboutId ? eq(outbox.aboutId, wanted.aboutId) : undefined,
  );
}

/** Messages in sight, the newest first: what went out, what would have, and what waits. */
export const listMessages = query({
  name: "message.list",
  permission: "message:read",
  impersonation: "allow",
  input,
  reads: listRead("message"),
  async run(read, wanted): Promise<ListPage<MessageItem>> {
    const where = whereOf(read, wanted);
    const keys = keyset<RawMessage>(wanted, {
      by: sql`${outbox.id}`,
      type: "bigint",
      of: ({ row }) => row.id,
    });
    const rows = await selectMessages(read)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${outbox} where ${where}`);
    const { rows: shown, ...rest } = keys.page(rows);
    return { ...rest, rows: shown.map((row) => toMessageItem(read, row)), count };
  },
});
