import type { Metadata } from "next";
import { customerPaymentsPage } from "@/app/_payments/paying-rooms";
import { saveListViewAction } from "../../../../list-actions";
import { room } from "../room";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Payments" };

export default customerPaymentsPage(room, "admin", saveListViewAction, {
  methods: { makeDefault: actions.setDefaultMethodAction, remove: actions.removeMethodAction },
  save: actions.saveAutoPaymentAction,
  unlock: actions.unlockAutoPaymentAction,
});
