import type { z } from "zod";
import * as accounts from "@/lib/domain/accounts";
import * as billing from "@/lib/domain/billing";
import * as catalog from "@/lib/domain/catalog";
import * as collections from "@/lib/domain/collections";
import * as customers from "@/lib/domain/customers";
import * as identity from "@/lib/domain/identity";
import * as imports from "@/lib/domain/imports";
import * as ledger from "@/lib/domain/ledger";
import * as notifications from "@/lib/domain/notifications";
import * as parties from "@/lib/domain/parties";
import * as payments from "@/lib/domain/payments";
import * as reports from "@/lib/domain/reports";
import * as subscriptions from "@/lib/domain/subscriptions";
import * as usage from "@/lib/domain/usage";
import type { Guarded } from "@/lib/kernel/authorize";
import type { Context } from "@/lib/kernel/context";

type Definition = Guarded & { is: "operation" | "query"; input: z.ZodType };
type Call = (ctx: Context, input: unknown) => Promise<unknown>;
type Callable = Call & { definition: Definition; dryRun?: Call };

export type Entry = { exportName: string; name: string; definition: Definition; call: Callable };

const doors: Record<string, object> = {
  identity,
  parties,
  catalog,
  customers,
  accounts,
  ledger,
  subscriptions,
  usage,
  billing,
  collections,
  payments,
  notifications,
  imports,
  reports,
};

const isEntry = (value: unknown): value is Callable =>
  typeof value === "function" && "definition" in value && typeof value.definition === "object";

/** Every operation and query that a context's door offers: what tests are generated from. */
export const catalogue: Entry[] = Object.values(doors).flatMap((door) =>
  Object.entries(door)
    .filter((entry): entry is [string, Callable] => isEntry(entry[1]))
    .map(([exportName, call]) => ({
      exportName,
      name: call.definition.name,
      definition: call.definition,
      call,
    })),
);
