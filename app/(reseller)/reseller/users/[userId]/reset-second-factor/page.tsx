import type { Metadata } from "next";
import { resetSecondFactorPage } from "../../../../../_identity/user-pages";
import { confirmIdentityAction, resetSecondFactorAction } from "../../actions";

export const metadata: Metadata = { title: "Reset second factor" };

export default resetSecondFactorPage("reseller", resetSecondFactorAction, confirmIdentityAction);
