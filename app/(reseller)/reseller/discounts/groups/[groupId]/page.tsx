import type { Metadata } from "next";
import { groupPage } from "@/app/_catalog/group-pages";
import { deleteDestinationGroupAction, updateDestinationGroupAction } from "../../actions";

export const metadata: Metadata = { title: "Destination group" };

export default groupPage("reseller", {
  update: updateDestinationGroupAction,
  remove: deleteDestinationGroupAction,
});
