import type { CustomerRoom } from "@/app/_customers/customer-room";
import { blockAction, deleteAction, unblockAction } from "../actions";

export const room: CustomerRoom = {
  portal: "admin",
  actions: { block: blockAction, unblock: unblockAction, remove: deleteAction },
};
