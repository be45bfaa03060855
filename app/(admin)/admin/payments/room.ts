import { staffRoom } from "@/app/_payments/payment-pages";
import * as actions from "./actions";

export const room = staffRoom(actions);
