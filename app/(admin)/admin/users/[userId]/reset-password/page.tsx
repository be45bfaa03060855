import type { Metadata } from "next";
import { resetPasswordPage } from "../../../../../_identity/user-pages";
import { confirmIdentityAction, resetPasswordAction } from "../../actions";

export const metadata: Metadata = { title: "Reset password" };

export default resetPasswordPage("admin", resetPasswordAction, confirmIdentityAction);
