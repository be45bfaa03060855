import { z } from "zod";
import { hasOwnRight } from "@/app/_frame/require-right";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { AdvancedSearch } from "@/components/customers/advanced-search";
import { conditionsIn } from "@/components/customers/conditions";
import { CustomerList } from "@/components/customers/customer-list";
import { statusChoices } from "@/components/customers/customer-status";
import type { Filter } from "@/components/list/filter-bar";
import { exportCustomers, LISTED_STATUSES, listCustomers } from "@/lib/domain/customers";
import { listClassChoices, listResellerChoices } from "@/lib/domain/parties";
import { listSpec } from "@/lib/platform/list-params";
import { can, type Loaded } from "@/lib/transport/session";

type Portal = "admin" | "reseller" | "distributor";

/** Anything but an id is not understood, and so does not apply. */
const rowId = z.string().regex(/^[1-9]\d{0,14}$/);

const spec = listSpec({
  sorts: ["name", "id"],
  filters: {
    scope: z.enum(["all", "direct"]),
    status: z.enum(LISTED_STATUSES),
    balanceControl: z.enum(["postpaid", "prepaid"]),
    resellerId: rowId,
    distributorId: rowId,
    classId: rowId,
  },
});

const FILTERS: Filter[] = [
  {
    name: "status",
    label: "Status",
    options: statusChoices(LISTED_STATUSES),
  },
  {
    name: "balanceControl",
    label: "Balance control",
    options: [
      { value: "postpaid", label: "Postpaid" },
      { value: "prepaid", label: "Prepaid" },
    ],
  },
];

const base = (portal: Portal): string => `/${portal}/customers`;

async function ownerFilters(portal: Portal, { ctx, session }: Loaded): Promise<Filter[]> {
  if (portal !== "admin" || !can(session, "reseller:read")) return [];
  const resellers = await listResellerChoices(ctx, {});
  return [
    { name: "scope", label: "Owner", options: [{ value: "direct", label: "Direct customers only" }] },
    {
      name: "resellerId",
      label: "Reseller",
      options: resellers.map(({ id, name }) => ({ value: String(id), label: name })),
    },
  ];
}

/** Classes of the reseller chosen, else of the company; a reseller's own in its portal. */
async function classFilter({ ctx }: Loaded, resellerId = ""): Promise<Filter[]> {
  const classes = await listClassChoices(ctx, { resellerId });
  if (classes.length < 2) return [];
  const options = classes.map(({ id, name }) => ({ value: String(id), label: name }));
  return [{ name: "classId", label: "Class", options }];
}

const paramsOf = (search: URLSearchParams) =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));

type Conditions = Parameters<typeof listCustomers>[1]["conditions"];

const inputOf = (search: URLSearchParams): { conditions: Conditions } => ({
  conditions: conditionsIn(paramsOf(search)) as Conditions,
});

/** The list of customers a portal's people look after. */
export async function customersRoom(
  portal: Portal,
  loaded: Loaded,
  search: URLSearchParams,
  saveView: (form: FormData) => Promise<void>,
) {
  const { ctx, session } = loaded;
  const room = await openList(ctx, { path: base(portal), name: `${portal}.customers`, spec }, search);
  const [list, owners, classes] = await Promise.all([
    listCustomers(ctx, { ...room.input, ...inputOf(search) }),
    ownerFilters(portal, loaded),
    portal === "distributor" ? [] : classFilter(loaded, room.input.resellerId),
  ]);
  return (
    <CustomerList
      base={base(portal)}
      rows={list.rows}
      state={{ ...room, pages: pagesOf(room.url, list, "customer"), saveView }}
      timeZone={session.timeZone}
      accountsAt={portal === "distributor" ? "#accounts" : "/accounts"}
      filters={[...FILTERS, ...classes, ...owners]}
      searched={list.searched}
      withReseller={portal === "admin"}
      rights={{
        create: portal !== "distributor" && can(session, "customer:create"),
        block: portal !== "distributor" && hasOwnRight(session, "customer:close"),
        export: portal !== "distributor" && hasOwnRight(session, "customer:export"),
      }}
    />
  );
}

export const advancedSearchRoom = (portal: Portal, search: URLSearchParams) => (
  <AdvancedSearch
    base={base(portal)}
    conditions={conditionsIn(paramsOf(search))}
    rows={Math.min(50, Math.max(3, Number(search.get("rows")) || 3))}
  />
);

/** What the list shows, filtered the same way, as rows for a file; `ids` narrows it to a selection. */
export function exportOf(ctx: Loaded["ctx"], search: URLSearchParams) {
  const ids = search.getAll("ids");
  const { q, status, balanceControl, resellerId, distributorId, scope, classId } = Object.fromEntries(search);
  const filter = { q, status, balanceControl, resellerId, distributorId, scope, classId, ...inputOf(search) };
  return exportCustomers(ctx, { ...(ids.length > 0 ? { ids } : filter) } as Parameters<
    typeof exportCustomers
  >[1]);
}
