import { logInAsMetadata, logInAsPage } from "@/app/_acting/log-in-as-page";

export const metadata = logInAsMetadata;

export default logInAsPage({ portal: "admin", realm: "reseller", param: "resellerId", section: "Resellers" });
