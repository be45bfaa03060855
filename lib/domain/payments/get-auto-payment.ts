import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { customers, paymentMethods } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { methodName } from "./entities";
import type { AutoCharge } from "./rules/charge-days";
import type { Every } from "./rules/periodic";
import { readClassTerms, readGateway, readTerms } from "./store";
import { customerOf } from "./whose";

export type StoredMethod = {
  id: number;
  name: string;
  expires: string;
  expired: boolean;
  isDefault: boolean;
};

/** How a customer pays: its cards, and what is paid by itself. */
export type AutoPayment = {
  customerId: number;
  currency: string;
  prepaid: boolean;
  /** "none": no cards are taken. */
  gateway: string;
  methods: StoredMethod[];
  autoPay: boolean;
  /** When the class charges stored cards. */
  autoCharge: AutoCharge;
  retryDays: readonly number[];
  frozenAt: Date | null;
  frozenReason: string;
  failures: number;
  topUp: { at: Money; amount: Money } | null;
  periodic: { amount: Money; every: Every; from: PlainDate; next: PlainDate } | null;
};

const twoDigits = (month: number) => String(month).padStart(2, "0");

/** How a customer pays. A customer asks for itself. */
export const getAutoPayment = query({
  name: "auto_payment.get",
  permission: "payment:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput().optional() }),
  reads: (_, { customerId }: AutoPayment) => ({
    type: "customer",
    id: customerId,
    customerId,
    details: { paymentMethods: true },
  }),
  async run(read, { customerId }): Promise<AutoPayment> {
    const id = customerOf(read.actor, customerId);
    const [customer] = await read.tx
      .select()
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, id)));
    if (!customer) throw notFound("customer");
    const month = read.today(customer.billingTimeZone).slice(0, 7);
    const methods = await read.tx
      .select()
      .from(paymentMethods)
      .where(and(eq(paymentMethods.customerId, id), isNull(paymentMethods.removedAt)))
      .orderBy(desc(paymentMethods.isDefault), desc(paymentMethods.id));
    const terms = await readTerms(read, customer);
    const { autoCharge, retryDays } = await readClassTerms(read, customer.classId);
    const { topUpAt, topUpAmount, periodicAmount, periodicEvery, periodicAnchor, periodicNext } = terms;
    return {
      customerId: id,
      currency: customer.currency,
      prepaid: customer.balanceControl === "prepaid",
      gateway: await readGateway(read),
      methods: methods.map((row) => ({
        id: row.id,
        name: methodName(row),
        expires: `${twoDigits(row.expiryMonth)}/${row.expiryYear}`,
        expired: `${row.expiryYear}-${twoDigits(row.expiryMonth)}` < month,
        isDefault: row.isDefault,
      })),
      autoPay: terms.autoPay,
      autoCharge,
      retryDays,
      frozenAt: terms.frozenAt,
      frozenReason: terms.frozenReason,
      failures: terms.failures,
      topUp: topUpAt && topUpAmount ? { at: normalize(topUpAt), amount: normalize(topUpAmount) } : null,
      periodic:
        periodicAmount && periodicEvery && periodicAnchor && periodicNext
          ? {
              amount: normalize(periodicAmount),
              every: periodicEvery as Every,
              from: periodicAnchor,
              next: periodicNext,
            }
          : null,
    };
  },
});
