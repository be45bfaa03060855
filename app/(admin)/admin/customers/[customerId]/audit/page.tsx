import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { auditRoom } from "../../../../../audit-room";
import { customerPage } from "../../../../../customer-room";
import { room } from "../room";

export const metadata: Metadata = { title: "Audit log of a customer" };

export default page("admin", async ({ params, search, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "", tab: "audit" }, ({ id }) =>
    auditRoom(loaded, search, {
      path: `/admin/customers/${id}/audit`,
      exportPath: "/admin/audit/export",
      customerId: id,
    }),
  ),
);
