import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BlockSelected } from "@/components/customers/selected-customers";
import { blockCustomers } from "@/lib/domain/customers";
import { page } from "@/lib/transport/page";
import { blockManyAction } from "../actions";

export const metadata: Metadata = { title: "Selected customers" };

/** What a bulk action would do, shown before it is done: the operation itself as a dry run. */
export default page("reseller", async ({ ctx, search }) => {
  const ids = search.getAll("ids");
  if (ids.length === 0) redirect("/reseller/customers");
  if (search.get("do") === "export")
    redirect(`/reseller/customers/export?${new URLSearchParams(ids.map((id) => ["ids", id]))}`);
  const { output } = await blockCustomers.dryRun(ctx, { customerIds: ids, reason: "preview" });
  return (
    <BlockSelected base="/reseller/customers" outcomes={output.lines} reason="" action={blockManyAction} />
  );
});
