import { z } from "zod";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { flag, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, invalid } from "@/lib/platform/errors";
import { addMethod } from "./add-method-part";
import { cardOf, SANDBOX_CARD_NAMES } from "./gateways/sandbox-cards";
import { readGateway, readTerms, saveTerms } from "./store";
import { customerOf } from "./whose";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);

/**
 * Keeps one of the sandbox's test cards for a customer. It has no number, so none can be typed. Cards of a real gateway
 * are entered on the gateway's own page and come by webhook.
 */
export const addSandboxCard = operation({
  name: "payment_method.add_sandbox_card",
  permission: "payment:method",
  impersonation: "deny",
  input: z.object({
    customerId: z.preprocess(blank, idInput().optional()),
    card: z.enum(SANDBOX_CARD_NAMES, "Choose one."),
    /** As on the card: "2027-08". */
    expires: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Use a month like 2027-08."),
    autoPay: flag().prefault(""),
  }),
  async run(work, { customerId, card, expires, autoPay }) {
    const customer = await lockCustomer(work, customerOf(work.actor, customerId));
    assertOpen(customer);
    assertThat((await readGateway(work)) === "sandbox", "Test cards work with the sandbox gateway only.");
    if (expires < work.today(customer.billingTimeZone).slice(0, 7)) {
      const message = "This card has expired.";
      throw invalid(message, { expires: [message] });
    }
    const [year = "", month = ""] = expires.split("-");
    const methodId = await addMethod(work, customer, {
      gateway: "sandbox",
      card: cardOf(card, { month: Number(month), year: Number(year) }),
      makeDefault: true,
    });
    if (autoPay) {
      const { autoPay: autoPaid } = await readTerms(work, customer);
      await saveTerms(work, customer, { autoPay: true });
      work.audit.property(customerEntity(customer), "autoPay", autoPaid, true);
    }
    return { methodId, customerId: customer.id };
  },
});
