import { z } from "zod";
import { outbox } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { addressProblem } from "@/lib/platform/mail-address";
import { messageEntity } from "./entities";
import { exampleOf } from "./preview-part";
import { queueMessages } from "./queue";
import { templateKey } from "./set-input";
import { lockSet } from "./set-store";

/**
 * Sends a message of a set, as it is saved, to an address of one's choice, written as if to a given customer. The customer gets
 * nothing and does not see it.
 * @throws {DomainError} invalid where the address is not a single one; that is recorded.
 */
export const sendTestMessage = operation({
  name: "notification_set.send_test",
  permission: "notification:manage",
  impersonation: "deny",
  recordsRefusals: true,
  input: z.object({ ...templateKey, customerId: idInput(), to: z.string().max(400) }),
  async run(work, { setId, type, language, customerId, to: typed }) {
    const to = typed.trim();
    const problem = addressProblem(to);
    if (problem) throw invalid("Some values need your attention.", { to: [problem] });
    await lockSet(work, setId);
    const { customer, invoiceId } = await exampleOf(work, customerId);
    const { resellerId, distributorId } = customer;
    const [row] = await work.tx
      .insert(outbox)
      .values({
        customerId,
        resellerId,
        distributorId,
        channel: "mail",
        type,
        key: `test ${work.ctx.requestId}`,
        aboutType: invoiceId === null ? null : "invoice",
        aboutId: invoiceId,
        values: {},
        test: { to, setId, language },
        nextAt: work.now,
        createdAt: work.now,
      })
      .returning();
    if (!row) throw new Error("an insert returned no row");
    work.audit.event(messageEntity(row), { details: { test: true, setId } });
    queueMessages(work, [row.id]);
    return { messageId: row.id, to };
  },
});
