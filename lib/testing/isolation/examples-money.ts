import type { Realm } from "@/lib/kernel/actor";
import { type Examples, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const aboveLines: Realm[] = ["admin", "reseller", "distributor", "customer"];
const filters = [row("customerId", { reaches: aboveLines }), row("accountId"), row("subscriptionId")];
const days = { from: "2026-03-01", to: "2026-03-31" };
const looks = (there: IsolationEstate): Input[] => [
  { customerId: there.customerId, accountId: there.accountId, ...days },
];

export const ledgerExamples: Examples = {
  "subscription.charge_fees": { aims: [row("customerId")] },
  "xdr.check": systemOnly,
  "xdr.export": { aims: filters, looks },
  "xdr.get": { aims: [row("xdrId")] },
  "xdr.list": { aims: filters, looks },
  "xdr.make_transaction": {
    input: (own) => ({
      customerId: own.customerId,
      transaction: "manual_charge",
      amount: "1",
      service: "voice",
    }),
    aims: [row("customerId"), row("accountId")],
  },
  "xdr.revert": { input: () => ({ reason }), aims: [row("xdrId")] },
  "xdr.sum": { input: () => days, aims: filters, looks },
};
