import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { unseal } from "@/lib/platform/seal";
import { totpUri } from "./rules/totp";

/** A second factor that was begun and not confirmed yet, to be shown for scanning; null when there is none. */
export const findSecondFactorSetup = query({
  name: "user.find_second_factor_setup",
  permission: "self",
  impersonation: "deny",
  reads: null,
  input: z.object({}),
  async run(read): Promise<{ secret: string; uri: string } | null> {
    const id = "person" in read.actor ? read.actor.person?.userId : undefined;
    if (!id) return null;
    const [row] = await read.tx
      .select({ login: users.login, sealed: users.totpSecret, confirmedAt: users.totpConfirmedAt })
      .from(users)
      .where(eq(users.id, id));
    if (!row?.sealed || row.confirmedAt) return null;
    const secret = unseal(row.sealed, `totp:${id}`);
    return { secret, uri: totpUri(secret, row.login, "Trunkline") };
  },
});
