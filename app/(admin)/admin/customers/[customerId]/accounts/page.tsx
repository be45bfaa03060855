import type { Metadata } from "next";
import { CustomerAccounts } from "@/app/_accounts/customer-accounts";
import { customerPage } from "@/app/_customers/customer-room";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Accounts" };

export default page("admin", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "accounts" }, (customer) =>
    CustomerAccounts(input, "admin", customer, saveListViewAction),
  ),
);
