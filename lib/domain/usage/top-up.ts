import { z } from "zod";
import { usageTopUps } from "@/db/schema";
import { accountEntity } from "@/lib/domain/accounts";
import { lockCustomer } from "@/lib/domain/customers";
import { realPerson } from "@/lib/kernel/actor";
import { idInput, optionalPlainDate, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid, notFound } from "@/lib/platform/errors";
import { formatQuantity } from "@/lib/platform/quantity";
import { readCounters, writeCounters } from "./counters";
import { lineGrants } from "./line-grants";
import { topUpGrant } from "./rules/grants";

/** What an amount is typed in, and how much of what is counted that is. */
export const TOP_UP_UNITS = {
  call: { unit: "minutes", size: 60n },
  message: { unit: "messages", size: 1n },
  event: { unit: "events", size: 1n },
  data: { unit: "MiB", size: 1_048_576n },
} as const;

/** Adds free quantity to what an entry includes, for one line (or for all who share its counter), from today. */
export const topUp = operation({
  name: "usage.top_up",
  permission: "usage:topup",
  impersonation: "deny",
  input: z.object({
    accountId: idInput(),
    entryId: idInput(),
    /** Whole minutes, messages, events or MiB, as the entry's service says. */
    quantity: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,8}$/, "Use a whole number above zero."),
    /** The last day it may be used; none for no end. */
    lastDay: optionalPlainDate(),
    reason: reasonLine(),
  }),
  async run(work, { accountId, entryId, quantity, lastDay, reason }) {
    const [any] = await lineGrants(work, { accountId });
    if (!any) throw notFound("volume discount");
    const customer = await lockCustomer(work, any.customer.id);
    const found = (await lineGrants(work, { accountId })).find((one) => one.entry.id === entryId);
    if (!found)
      throw invalid("Choose a volume discount that this account has.", { entryId: ["Choose one."] });
    const amount = BigInt(quantity) * TOP_UP_UNITS[found.service].size;
    // Checked before it is written.
    topUpGrant({ id: 0, quantity: amount, usableFrom: found.on, lastDay });
    const { resellerId, distributorId } = customer;
    const [row] = await work.tx
      .insert(usageTopUps)
      .values({
        customerId: customer.id,
        resellerId,
        distributorId,
        accountId: found.counter.accountId,
        entryId,
        quantity: amount,
        usableFrom: found.on,
        lastDay,
        reason,
        createdByName: realPerson(work.actor)?.name ?? "",
        createdAt: work.now,
      })
      .returning({ id: usageTopUps.id });
    if (!row) throw new Error("insert returned no row");
    const grant = topUpGrant({ id: row.id, quantity: amount, usableFrom: found.on, lastDay });
    const counters = await readCounters(work, [customer.id], found.on);
    counters.change(customer.id, found.counter, [grant]);
    await writeCounters(work, counters);
    work.audit.event(
      accountEntity({ id: accountId, identifier: "", customerId: customer.id, resellerId, distributorId }),
      { reason, details: { toppedUp: formatQuantity(found.service, amount), entryId, lastDay } },
    );
    return { topUpId: row.id, accountId };
  },
});
