import type { CustomerRoom } from "../../../../customer-room";
import { blockAction, closeAction, deleteAction, unblockAction } from "../actions";

export const room: CustomerRoom = {
  portal: "admin",
  actions: { block: blockAction, unblock: unblockAction, close: closeAction, remove: deleteAction },
};
