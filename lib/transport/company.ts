import { getPublicCompany } from "@/lib/domain/parties";
import { systemFor } from "./request";

/** What anyone may know of the company before signing in: its name. Null before it is installed. */
export const publicCompany = (headers: { get(name: string): string | null }) =>
  getPublicCompany(systemFor(headers, "sign-in page"), {});
