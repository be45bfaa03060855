import { searchAccounts } from "@/lib/domain/accounts";
import { listInvoices } from "@/lib/domain/billing";
import { listDiscountPlans, listPlans, listProducts, listTariffs } from "@/lib/domain/catalog";
import { searchCustomers } from "@/lib/domain/customers";
import { can, type Loaded } from "@/lib/transport/session";

type Hit = { label: string; hint?: string; href: string };
type Group = { label: string; items: Hit[] };

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" · ");
const short = { sort: "name", dir: "asc", pageSize: 5 } as const;

/** What ⌘K finds: customers, accounts, invoices by number and what the catalogue has, as far as the person may see them. */
export async function searchRoom(
  portal: "admin" | "reseller",
  { ctx, session }: Loaded,
  search: URLSearchParams,
): Promise<{ groups: Group[] }> {
  const q = (search.get("q") ?? "").trim().slice(0, 100);
  if (q === "") return { groups: [] };
  const base = `/${portal}`;
  const tariffReader = can(session, "tariff:read");
  const [customers, accounts, invoices, products, plans, tariffs, discounts] = await Promise.all([
    can(session, "customer:read") ? searchCustomers(ctx, { q }) : null,
    can(session, "account:read") ? searchAccounts(ctx, { q }) : null,
    can(session, "invoice:read") ? listInvoices(ctx, { q, withVoid: "on", pageSize: 5 }) : null,
    can(session, "product:read") ? listProducts(ctx, { q, ...short }) : null,
    can(session, "plan:read") ? listPlans(ctx, { q, ...short }) : null,
    tariffReader ? listTariffs(ctx, { q, ...short }) : null,
    tariffReader ? listDiscountPlans(ctx, { q, ...short }) : null,
  ]);
  const groups: Group[] = [
    {
      label: "Customers",
      items: (customers?.rows ?? []).map(({ id, name, companyName, email }) => ({
        label: name,
        hint: joined(companyName, email),
        href: `${base}/customers/${id}`,
      })),
    },
    {
      label: "Accounts",
      items: (accounts?.rows ?? []).map(({ id, identifier, name, customerName }) => ({
        label: identifier,
        hint: joined(name, customerName),
        href: `${base}/accounts/${id}`,
      })),
    },
    {
      label: "Invoices",
      items: (invoices?.rows ?? []).map(({ id, number, customer, total, currency, status }) => ({
        label: number ?? String(id),
        hint: joined(customer.name, `${total} ${currency}`, status === "void" ? "void" : ""),
        href: `${base}/invoices/${id}`,
      })),
    },
    {
      label: "Products",
      items: (products?.rows ?? []).map(({ id, name }) => ({ label: name, href: `${base}/products/${id}` })),
    },
    {
      label: "Subscription plans",
      items: (plans?.rows ?? []).map(({ id, name }) => ({ label: name, href: `${base}/plans/${id}` })),
    },
    {
      label: "Tariffs",
      items: (tariffs?.rows ?? []).map(({ id, name, ownerName }) => ({
        label: name,
        hint: ownerName ?? undefined,
        href: `${base}/tariffs/${id}`,
      })),
    },
    {
      label: "Volume discounts",
      items: (discounts?.rows ?? []).map(({ id, name, ownerName }) => ({
        label: name,
        hint: ownerName ?? undefined,
        href: `${base}/discounts/${id}`,
      })),
    },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0) };
}
