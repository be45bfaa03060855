import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { customerClasses } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { ownResellerId, visibleTo } from "@/lib/kernel/scope";
import { prepared } from "@/lib/platform/prepared";
import { optionalCurrencyCode, ownerInput } from "./input";

const MOST = 1000;

/** The classes a customer of one owner (and currency, when given) may have; the default first. */
export const listClassChoices = query({
  name: "customer_class.list_choices",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ resellerId: ownerInput(), currency: optionalCurrencyCode() }),
  reads: null,
  run: (read, { resellerId, currency }) =>
    prepared(
      read.tx
        .select({
          id: customerClasses.id,
          name: customerClasses.name,
          currency: customerClasses.currency,
          isDefault: customerClasses.isDefault,
        })
        .from(customerClasses)
        .where(
          and(
            visibleTo(read.actor, "customerClasses"),
            eq(
              customerClasses.resellerId,
              read.actor.kind === "reseller" ? ownResellerId(read.actor) : resellerId,
            ),
            currency
              ? or(isNull(customerClasses.currency), eq(customerClasses.currency, currency))
              : undefined,
          ),
        )
        .orderBy(sql`${customerClasses.isDefault} desc`, asc(sql`lower(${customerClasses.name})`))
        .limit(MOST),
    ),
});
