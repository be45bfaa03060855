import type { Metadata } from "next";
import { pagesOf } from "@/app/_lists/list-room";
import { OwnLines } from "@/components/accounts/own-lines";
import { FilterBar } from "@/components/list/filter-bar";
import { Pagination } from "@/components/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { listAccounts } from "@/lib/domain/accounts";
import { listSpec, parseListParams } from "@/lib/platform/list-params";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Accounts" };

const spec = listSpec({ sorts: ["identifier"], filters: {} });
const FEW = 10;

export default page("customer", async ({ ctx, search }) => {
  const { q, cursor, direction, pageSize } = parseListParams(spec, search);
  const list = await listAccounts(ctx, { q, cursor, direction, pageSize });
  const url = { path: "/customer/accounts", params: q ? { q } : {} };
  return (
    <>
      <PageHeader title="Accounts" subtitle="Your lines, and what each of them is." />
      {(q !== "" || list.count.value > FEW) && <FilterBar url={url} searchLabel="Number or name" />}
      <OwnLines base="/customer/accounts" rows={list.rows} />
      <Pagination {...pagesOf(url, list, "line")} />
    </>
  );
});
