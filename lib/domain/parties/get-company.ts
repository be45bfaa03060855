import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { findCompany } from "./owners";

/** The company's settings, for the settings page. They are nobody's personal data. */
export const getCompany = query({
  name: "company.get",
  permission: "settings:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read) {
    const row = await findCompany(read);
    if (!row) throw notFound("company");
    const { id: _, ...settings } = row;
    return settings;
  },
});
