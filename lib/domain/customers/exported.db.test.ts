import { beforeAll, expect, it } from "vitest";
import { admin, auditOf, newCustomer, openTrial } from "@/lib/testing/customer-trial";
import { getCustomer } from "./get-customer";
import { markCustomerExported } from "./mark-customer-exported";
import { unmarkCustomerExported } from "./unmark-customer-exported";

beforeAll(openTrial);

const reason = "Moved to the new platform";
const statusesOf = async (customerId: number) => (await getCustomer(admin(), { customerId })).statuses;

it("marks a customer as exported, once, and takes it back, both with their reason", async () => {
  const { customerId } = await newCustomer({ name: "Moved away" });
  await markCustomerExported(admin(), { customerId, reason });
  expect(await statusesOf(customerId)).toEqual(["exported"]);
  await expect(markCustomerExported(admin(), { customerId, reason })).rejects.toMatchObject({
    code: "conflict",
  });
  await unmarkCustomerExported(admin(), { customerId, reason: "It came back" });
  expect(await statusesOf(customerId)).toEqual([]);
  await expect(unmarkCustomerExported(admin(), { customerId, reason })).rejects.toMatchObject({
    code: "conflict",
  });
  const marked = await auditOf("customer.mark_exported", customerId);
  expect(marked).toMatchObject([{ property: "exportedAt", before: null, reason }]);
});
