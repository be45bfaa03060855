import type { Metadata } from "next";
import { userPage } from "../../../../_identity/user-pages";
import { enableUserAction, revokeUserSessionAction } from "../actions";

export const metadata: Metadata = { title: "User" };

export default userPage("reseller", { enable: enableUserAction, revoke: revokeUserSessionAction });
