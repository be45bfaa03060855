import type { Metadata } from "next";
import { ActingTable } from "@/components/audit/acting-table";
import { AuditTabs } from "@/components/audit/audit-tabs";
import { inputClass } from "@/components/form/text-input-class";
import { FilterBar } from "@/components/list/filter-bar";
import { listHref } from "@/components/list/list-href";
import { ListPage } from "@/components/list/list-page";
import { Pagination } from "@/components/list/pagination";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { endCauseWords, listImpersonations } from "@/lib/domain/reports";
import { parseListParams } from "@/lib/platform/list-params";
import { can, page } from "@/lib/transport/page";
import { endActingAction } from "./actions";
import { spec } from "./list-params";

export const metadata: Metadata = { title: "Acting sessions" };

const PATH = "/admin/audit/acting";

export default page("admin", async ({ ctx, search, session }) => {
  const { filters, cursor, direction, pageSize } = parseListParams(spec, search);
  const list = await listImpersonations(ctx, { ...filters, cursor, direction, pageSize });
  const url = { path: PATH, params: filters };
  const ended = list.rows.find(({ id, state }) => String(id) === search.get("ended") && state === "ended");
  const rows = list.rows.map((row) => ({
    ...row,
    endedWhy: row.ended ? endCauseWords(row.ended.cause) : "",
  }));
  return (
    <ListPage
      header={
        <>
          <PageHeader
            title="Audit log"
            subtitle="Who acted for whom with “Log in as”, why, and what came of it."
          />
          <AuditTabs current={PATH} />
          {ended && (
            <div className="mb-3">
              <Alert tone="good">
                {ended.actor.name} no longer acts for {ended.subject.name}.
              </Alert>
            </div>
          )}
        </>
      }
      filters={
        <FilterBar
          url={url}
          search={false}
          filters={[{ name: "state", label: "State", options: [{ value: "running", label: "Acting now" }] }]}
        >
          <input
            type="search"
            name="user"
            key={filters.user}
            defaultValue={filters.user}
            placeholder="Who acted"
            aria-label="Who acted"
            className={`${inputClass} sm:w-56!`}
          />
        </FilterBar>
      }
      table={
        <ActingTable
          entries={rows}
          timeZone={session.timeZone}
          endAction={can(session, "user:manage") ? endActingAction : null}
        />
      }
      pagination={
        <Pagination
          prevHref={list.prev && listHref(url, { cursor: list.prev, direction: "prev" })}
          nextHref={list.next && listHref(url, { cursor: list.next, direction: "next" })}
          countLabel="Newest first"
        />
      }
    />
  );
});
