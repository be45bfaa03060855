import { eq } from "drizzle-orm";
import { z } from "zod";
import { company } from "@/db/schema";
import { query } from "@/lib/kernel/query";

/** What anyone may know before signing in: the company's name, and whether it is the demo. Null before installation. */
export const getPublicCompany = query({
  name: "company.get_public",
  permission: "public",
  impersonation: "allow",
  reads: null,
  input: z.object({}),
  async run(read): Promise<{ name: string; demo: boolean } | null> {
    const [row] = await read.tx
      .select({ name: company.name, demo: company.demo })
      .from(company)
      .where(eq(company.id, 1));
    return row ?? null;
  },
});
