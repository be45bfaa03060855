import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { customers, taxExemptions, taxes } from "@/db/schema";
import { customerEntity, shownName } from "@/lib/domain/customers";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { maskText } from "@/lib/platform/mask";
import { regimeOfClass } from "./exemption-part";
import type { TaxRegime } from "./rules/tax-regime";

export type CustomerTaxes = TaxRegime & {
  owner: { customerId: number; name: string; resellerId: number; distributorId: number };
  /** Null where its class charges no taxes. */
  regimeName: string | null;
  exemptions: {
    id: number;
    /** Null for all taxes. */
    taxId: number | null;
    taxName: string | null;
    certificate: string;
    createdAt: Date;
    /** False for a tax that its class does not charge any more. */
    applies: boolean;
  }[];
};

/** The taxes a customer pays by its class, and those it is exempt from. */
export const listTaxExemptions = query({
  name: "tax_exemption.list",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  async run(read, { customerId }): Promise<CustomerTaxes> {
    const [customer] = await read.tx
      .select({
        customerId: customers.id,
        name: customers.name,
        resellerId: customers.resellerId,
        distributorId: customers.distributorId,
        classId: customers.classId,
      })
      .from(customers)
      .where(and(eq(customers.id, customerId), visibleTo(read.actor, "customers")));
    if (!customer) throw notFound("customer");
    const { classId, ...owner } = customer;
    const { name, regime } = await regimeOfClass(read, classId);
    const rows = await read.tx
      .select({
        id: taxExemptions.id,
        taxId: taxExemptions.taxId,
        taxName: taxes.name,
        certificate: taxExemptions.certificate,
        createdAt: taxExemptions.createdAt,
      })
      .from(taxExemptions)
      .leftJoin(taxes, eq(taxes.id, taxExemptions.taxId))
      .where(eq(taxExemptions.customerId, customerId))
      .orderBy(asc(taxExemptions.id));
    const seen = seesPersonalData(read.actor);
    return {
      owner: { ...owner, name: shownName(read.actor, owner.name) },
      regimeName: name,
      ...regime,
      exemptions: rows.map(({ certificate, ...row }) => ({
        ...row,
        certificate: seen ? certificate : maskText(certificate),
        applies: row.taxId === null || regime.taxes.some(({ id }) => id === row.taxId),
      })),
    };
  },
  reads: (_, { owner: { customerId, ...owner } }) => customerEntity({ id: customerId, ...owner }),
});
