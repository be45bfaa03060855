import type { Metadata } from "next";
import { newUserPage } from "../../../../_identity/new-user-page";
import { confirmIdentityAction, createUserAction } from "../actions";

export const metadata: Metadata = { title: "New user" };

export default newUserPage("reseller", createUserAction, confirmIdentityAction);
