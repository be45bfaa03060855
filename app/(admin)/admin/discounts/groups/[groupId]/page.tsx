import type { Metadata } from "next";
import { groupPage } from "@/app/_catalog/group-pages";
import { deleteDestinationGroupAction, updateDestinationGroupAction } from "../../actions";

export const metadata: Metadata = { title: "Destination group" };

export default groupPage("admin", {
  update: updateDestinationGroupAction,
  remove: deleteDestinationGroupAction,
});
