import type { Metadata } from "next";
import { customerRatingRoom } from "@/app/_catalog/customer-rating-room";
import { customerPage } from "@/app/_customers/customer-room";
import { page } from "@/lib/transport/page";
import { updateRatingAction } from "../../actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Rating" };

export default page("admin", async ({ params, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "", tab: "rating" }, (customer) =>
    customerRatingRoom("admin", loaded, customer, updateRatingAction),
  ),
);
