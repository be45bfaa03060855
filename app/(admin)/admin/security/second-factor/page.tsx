import type { Metadata } from "next";
import { secondFactorPage } from "../../../../_identity/security-pages";
import {
  beginSecondFactorAction,
  confirmSecondFactorAction,
  removeSecondFactorAction,
  renewRecoveryCodesAction,
} from "../actions";

export const metadata: Metadata = { title: "Second factor" };

export default secondFactorPage("admin", {
  begin: beginSecondFactorAction,
  confirm: confirmSecondFactorAction,
  renew: renewRecoveryCodesAction,
  remove: removeSecondFactorAction,
});
