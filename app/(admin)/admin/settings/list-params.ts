import { z } from "zod";

const active = z.enum(["yes", "no"]);

export const currencyList = {
  path: "/admin/settings/currencies",
  name: "currencies",
  spec: { filters: { active }, sorts: ["code"] as const, defaultPageSize: 50 as const },
};

export const zoneList = {
  path: "/admin/settings/time-zones",
  name: "time-zones",
  spec: { filters: { active }, sorts: ["name"] as const, defaultPageSize: 50 as const },
};

export const classList = {
  path: "/admin/settings/customer-classes",
  name: "customer-classes",
  spec: {
    filters: { owner: z.coerce.number().int().nonnegative() },
    sorts: ["name", "created"] as const,
  },
};

export const taxList = {
  path: "/admin/settings/taxes",
  name: "tax-regimes",
  spec: {
    filters: {
      owner: z.coerce.number().int().nonnegative(),
      archived: z.enum(["no", "yes", "all"]),
    },
    sorts: ["name", "created"] as const,
  },
};

export const seriesList = {
  path: "/admin/settings/invoice-numbers",
  name: "number-series",
  spec: {
    filters: { scope: z.enum(["company", "reseller", "customer"]) },
    sorts: ["created", "last"] as const,
    defaultDir: "desc" as const,
  },
};
