import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { methodName } from "./entities";
import { expiring, monthOf } from "./expiring-cards";

type Card = {
  id: string;
  customer_id: string;
  brand: string;
  last4: string;
  expires_on: string;
  told_in: string;
};

/**
 * Tells customers that the card they pay with expires this month or the next: once in each of the two, as long as it is
 * still the one they pay with. Cards that somebody holds are passed by, and found again at the next look.
 */
export const tellExpiringCards = operation({
  name: "payment.tell_expiring_cards",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ methodIds: z.array(idInput()).max(5_000) }),
  async run(work, { methodIds }): Promise<{ told: number }> {
    const { rows } = await work.tx.execute<Card>(sql`
      update payment_methods p set expiry_told_in = d.told_in
      from (select m.id, ${monthOf(work.now)} as told_in from payment_methods m join customers c on c.id = m.customer_id
        where m.id = any(${`{${methodIds.join(",")}}`}::bigint[]) and ${expiring(work.now)}
        order by m.id for no key update of m skip locked) d
      where p.id = d.id
      returning p.id, p.customer_id, p.brand, p.last4, d.told_in,
        to_char(make_date(p.expiry_year, p.expiry_month, 1), 'MM/YYYY') as expires_on`);
    for (const { id, customer_id, brand, last4, expires_on, told_in } of rows) {
      const customerId = Number(customer_id);
      work.events.notice({
        type: "card_expiring",
        customerId,
        key: `card ${id} expires, told in ${told_in}`,
        about: { type: "customer", id: customerId },
        values: { method: methodName({ brand, last4 }), expires_on },
      });
    }
    work.audit.event({ type: "payment", id: null }, { details: { told: rows.length } });
    return { told: rows.length };
  },
});
