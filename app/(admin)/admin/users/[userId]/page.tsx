import type { Metadata } from "next";
import { userPage } from "../../../../_identity/user-pages";
import { enableUserAction, revokeUserSessionAction } from "../actions";

export const metadata: Metadata = { title: "User" };

export default userPage("admin", { enable: enableUserAction, revoke: revokeUserSessionAction });
