import type { Metadata } from "next";
import { disableUserPage } from "../../../../../_identity/user-pages";
import { disableUserAction } from "../../actions";

export const metadata: Metadata = { title: "Disable user" };

export default disableUserPage("reseller", disableUserAction);
