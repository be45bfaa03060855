import { ScrollText } from "lucide-react";
import { z } from "zod";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { AuditTimeline } from "@/components/audit/audit-timeline";
import { SearchNotice } from "@/components/audit/search-notice";
import { ExportLink } from "@/components/list/export-link";
import { type ListUrl, listHref } from "@/components/list/list-href";
import { ListPage } from "@/components/list/list-page";
import { Pagination } from "@/components/list/pagination";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import {
  AUDIT_KINDS,
  AUDIT_OUTCOMES,
  AUDIT_REALMS,
  listAuditEntityTypes,
  listAuditLog,
} from "@/lib/domain/reports";
import { formatDate } from "@/lib/platform/format";
import { listSpec, parseListParams } from "@/lib/platform/list-params";
import { isPlainDate, todayIn } from "@/lib/platform/time";
import { can, type Loaded } from "@/lib/transport/session";

const id = () => z.string().regex(/^[1-9]\d{0,15}$/);
const line = () => z.string().trim().max(200);
const moment = () =>
  z.string().refine((text) => isPlainDate(text) || z.iso.datetime({ offset: true }).safeParse(text).success);

const spec = listSpec({
  sorts: ["at"],
  defaultDir: "desc",
  defaultPageSize: 50,
  filters: {
    from: moment(),
    to: moment(),
    entityType: z.string().max(60),
    entityId: id(),
    entityName: line(),
    nameMatch: z.enum(["begins", "contains"]),
    kind: z.enum(AUDIT_KINDS),
    property: line(),
    realm: z.enum(AUDIT_REALMS),
    user: line(),
    ip: line(),
    impersonationId: id(),
    onBehalf: z.enum(["on"]),
    requestId: line(),
    outcome: z.enum(AUDIT_OUTCOMES),
  },
});

/** What the address asks for, as the list and the export take it; what it does not understand is named. */
export function auditInput(search: URLSearchParams, timeZone: string) {
  const { filters, ignored, cursor, direction, pageSize } = parseListParams(spec, search);
  return { filter: { ...filters, timeZone }, position: { cursor, direction, pageSize }, ignored };
}

function urlOf(path: string, search: URLSearchParams): ListUrl {
  const params = Object.fromEntries(
    [...new Set(search.keys())]
      .filter((name) => name !== "cursor" && name !== "direction")
      .map((name) => [name, search.getAll(name)]),
  );
  return { path, params };
}

const windowWords = ({ from, to }: { from: Date; to: Date }, now: Date, timeZone: string): string => {
  const day = (moment: Date) => formatDate(todayIn(moment, timeZone));
  return to > now ? `Since ${day(from)}` : `${day(from)} to ${day(new Date(to.getTime() - 1))}`;
};

/** The log with its filters: on its own, or of one customer. */
export async function auditRoom(
  { ctx, session }: Loaded,
  search: URLSearchParams,
  { path, exportPath, customerId }: { path: string; exportPath: string; customerId?: number },
) {
  const { filter, position, ignored } = auditInput(search, session.timeZone);
  const url = urlOf(path, search);
  const [list, entityTypes] = await Promise.all([
    listAuditLog(ctx, { ...filter, ...position, customerId }),
    listAuditEntityTypes(ctx, {}),
  ]);
  const step = (cursor: string | null, direction: "next" | "prev") =>
    cursor && listHref(url, { cursor, direction });
  const backwards = position.cursor !== null && position.direction === "prev";
  const toExport = listHref(
    { ...url, path: exportPath },
    { customerId: customerId ? String(customerId) : null },
  );
  return (
    <ListPage
      header={null}
      filters={
        <>
          <AuditFilters
            url={url}
            entityTypes={entityTypes}
            ofCustomer={customerId !== undefined}
            end={can(session, "audit:export") && <ExportLink href={toExport} />}
          />
          {ignored.length > 0 && (
            <div className="mb-3">
              <Alert tone="warning">
                These filters were not understood and do not apply: {ignored.join(", ")}.
              </Alert>
            </div>
          )}
        </>
      }
      table={
        <>
          <AuditTable
            entries={list.rows}
            timeZone={session.timeZone}
            empty={
              <EmptyState
                icon={<ScrollText aria-hidden="true" />}
                title="Nothing was found"
                body="No row fits these filters in the time searched. An earlier “From” looks further back."
              />
            }
          />
          <SearchNotice
            searchedTo={list.searchedTo}
            timeZone={session.timeZone}
            onwardHref={backwards ? step(list.prev, "prev") : step(list.next, "next")}
          />
        </>
      }
      pagination={
        <Pagination
          prevHref={step(list.prev, "prev")}
          nextHref={step(list.next, "next")}
          countLabel={`${windowWords(list.window, ctx.now, session.timeZone)}, newest first`}
        />
      }
    />
  );
}

const PANEL_ROWS = 10;

/** What happened to one record lately, for its own page; nothing for those who may not read the log. */
export async function auditPanel({ ctx, session }: Loaded, entity: { type: string; id: number }) {
  if (!can(session, "audit:read") || session.acting) return null;
  const about = { entityType: entity.type, entityId: entity.id };
  const { rows } = await listAuditLog(ctx, { ...about, pageSize: PANEL_ROWS, timeZone: session.timeZone });
  return (
    <AuditTimeline
      entries={rows}
      timeZone={session.timeZone}
      allHref={`/admin/audit?entityType=${entity.type}&entityId=${entity.id}`}
    />
  );
}
