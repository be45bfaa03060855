import { logInAsMetadata, logInAsPage } from "@/app/_acting/log-in-as-page";

export const metadata = logInAsMetadata;

export default logInAsPage({ portal: "reseller", realm: "account", param: "accountId", section: "Accounts" });
