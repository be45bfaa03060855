import { rateExport } from "@/app/_catalog/rate-routes";

export const GET = rateExport("reseller");
