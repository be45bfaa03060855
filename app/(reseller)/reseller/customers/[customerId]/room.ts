import type { CustomerRoom } from "@/app/_customers/customer-room";
import { blockAction, deleteAction, unblockAction } from "../actions";

export const room: CustomerRoom = {
  portal: "reseller",
  actions: { block: blockAction, unblock: unblockAction, remove: deleteAction },
};
