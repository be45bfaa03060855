import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { ImportList } from "@/components/imports/import-list";
import { listImports } from "@/lib/domain/imports";
import { page } from "@/lib/transport/page";
import { importSpec } from "./list-params";

export const metadata: Metadata = { title: "Imports" };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, { path: "/admin/imports", name: "imports", spec: importSpec }, search);
  const list = await listImports(ctx, room.input);
  return (
    <ImportList
      rows={list.rows}
      state={{ url: room.url, pages: pagesOf(room.url, list, "import") }}
      timeZone={session.timeZone}
    />
  );
});
