import type { Metadata } from "next";
import { auditRoom } from "@/app/_audit/audit-room";
import { customerPage } from "@/app/_customers/customer-room";
import { page } from "@/lib/transport/page";
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
