import { type SQL, sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { products } from "./catalog";
import { customerOwnersFk } from "./customers";
import { createdAt, distributorId, id, instant, ref, resellerId } from "./shared";

/** What uses the service: a phone line, an internet access, a card. Charged through its customer. */
export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    /** The number or user name by which the network knows the line; unique in the installation. */
    identifier: text().notNull(),
    name: text().notNull().default(""),
    email: text().notNull().default(""),
    role: text().notNull().default("phone_line"),
    billingModel: text().notNull().default("credit"),
    productId: ref().references(() => products.id),
    blocked: boolean().notNull().default(false),
    activatesOn: date({ mode: "string" }).notNull(),
    /** Last day of use, inclusive; null for no end. */
    expiresOn: date({ mode: "string" }),
    closedAt: instant(),
    createdAt: createdAt(),
    identifierKey: text().generatedAlwaysAs((): SQL => sql`lower(${accounts.identifier})`),
    search: text().generatedAlwaysAs(
      (): SQL =>
        sql`lower(${accounts.identifier} || E'\n' || ${accounts.name} || E'\n' || ${accounts.email})`,
    ),
  },
  (t) => [
    unique("accounts_owner").on(t.id, t.customerId),
    uniqueIndex("accounts_identifier").on(t.identifierKey),
    index("accounts_by_identifier").on(t.identifierKey, t.id),
    index("accounts_customer").on(t.customerId, t.id),
    index("accounts_reseller").on(t.resellerId, t.id),
    index("accounts_distributor").on(t.distributorId, t.id),
    index("accounts_reseller_by_identifier").on(t.resellerId, t.identifierKey, t.id),
    index("accounts_distributor_by_identifier").on(t.distributorId, t.identifierKey, t.id),
    index("accounts_product").on(t.productId),
    index("accounts_expiring").on(t.customerId, t.expiresOn).where(sql`${t.expiresOn} is not null`),
    index("accounts_blocked").on(t.id).where(sql`${t.blocked}`),
    index("accounts_closed").on(t.id).where(sql`${t.closedAt} is not null`),
    index("accounts_search").using("gin", sql`${t.search} gin_trgm_ops`),
    customerOwnersFk("accounts_customer_fk", t),
    check(
      "accounts_role",
      sql`${t.role} in ('universal','phone_line','auto_attendant','prepaid_card','pinless','ip_address','user_domain','mobile','voucher')`,
    ),
    check(
      "accounts_billing_model",
      sql`${t.billingModel} in ('debit','voucher','credit','alias','internal','beneficiary')`,
    ),
    check("accounts_identifier_present", sql`btrim(${t.identifier}) <> ''`),
  ],
);
