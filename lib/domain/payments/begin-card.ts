import { z } from "zod";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { readGateway } from "./store";
import { customerOf } from "./whose";

/** A customer is about to enter a card on the gateway's own page; the card comes back by webhook. */
export const beginCard = operation({
  name: "payment_method.begin_card",
  permission: "payment:method",
  impersonation: "deny",
  input: z.object({ customerId: idInput().optional() }),
  async run(work, { customerId }) {
    const customer = await lockCustomer(work, customerOf(work.actor, customerId));
    assertOpen(customer);
    const gateway = await readGateway(work);
    assertThat(
      gateway !== "none" && gateway !== "sandbox",
      "Cards are not entered with another company here.",
    );
    work.audit.event(customerEntity(customer), { details: { cardEntry: gateway } });
    return { customerId: customer.id, gateway };
  },
});
