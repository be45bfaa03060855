import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./shared";

/** The first answer to a keyed request, written in the transaction of its effect (MON-3). */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorKey: text().notNull(),
    operation: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    output: jsonb().$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.actorKey, t.operation, t.key] })],
);
