import { rateUpload } from "@/app/_catalog/rate-routes";

export const POST = rateUpload("admin");
