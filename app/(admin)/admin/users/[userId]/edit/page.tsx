import type { Metadata } from "next";
import { editUserPage } from "../../../../../_identity/user-pages";
import { confirmIdentityAction, updateUserAction } from "../../actions";

export const metadata: Metadata = { title: "Edit user" };

export default editUserPage("admin", updateUserAction, confirmIdentityAction);
