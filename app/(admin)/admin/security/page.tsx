import type { Metadata } from "next";
import { securityPage } from "../../../_identity/security-pages";
import { signOutEverywhereAction } from "../../frame-actions";
import { changePasswordAction, revokeSessionAction } from "./actions";

export const metadata: Metadata = { title: "Security" };

export default securityPage("admin", {
  changePassword: changePasswordAction,
  revoke: revokeSessionAction,
  signOutEverywhere: signOutEverywhereAction,
});
