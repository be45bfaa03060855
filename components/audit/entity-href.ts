import type { AuditEntry } from "./audit-types";

const ROOMS: Record<string, string> = {
  customer: "customers",
  account: "accounts",
  product: "products",
  plan: "plans",
  tariff: "tariffs",
  discount_plan: "discounts",
  destination_group: "discounts/groups",
  reseller: "resellers",
  distributor: "distributors",
  customer_class: "settings/customer-classes",
  tax_regime: "settings/taxes",
  user: "users",
  import: "imports",
  invoice: "invoices",
  payment: "payments",
  xdr: "xdrs",
  message: "mailbox",
  notification_set: "settings/notifications",
  bill_run: "billing/runs",
  dispute: "disputes",
  usage_file: "usage/files",
  usage_source: "usage/sources",
  usage_record: "usage/calls",
  unrated_usage: "usage/unrated",
};

/** Where what a row is about can be seen in the operator's portal; null where it has no page. */
export function entityHref({ type, id, customerId }: AuditEntry["entity"]): string | null {
  if (id === null) return null;
  if (type === "subscription")
    return customerId ? `/admin/customers/${customerId}/subscriptions/${id}` : null;
  if (type === "impersonation") return `/admin/audit?impersonationId=${id}`;
  return ROOMS[type] ? `/admin/${ROOMS[type]}/${id}` : null;
}
