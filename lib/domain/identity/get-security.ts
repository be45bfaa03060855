import { and, count, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { company, recoveryCodes, users } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { minLength } from "./rules/password-policy";
import { demandsSecondFactor } from "./rules/pending-step";
import { readLiveSessions, type SessionItem } from "./session-rows";

/** How one's own sign-in stands. */
export type Security = {
  login: string;
  hasSecondFactor: boolean;
  /** The company demands it of this realm, so it can't be switched off. */
  secondFactorDemanded: boolean;
  recoveryCodesLeft: number;
  passwordChangedAt: Date | null;
  /** Characters a new password needs. */
  minPasswordLength: number;
  sessions: SessionItem[];
};

/** One's own password, second factor and sessions; closed to those who act for someone else (IMP-10). */
export const getSecurity = query({
  name: "user.get_security",
  permission: "self",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<Security> {
    const id = isSigned(read.actor) ? read.actor.person?.userId : undefined;
    if (!id) throw notFound("user");
    const [user] = await read.tx
      .select({
        login: users.login,
        realm: users.realm,
        confirmedAt: users.totpConfirmedAt,
        passwordChangedAt: users.passwordChangedAt,
        required: company.secondFactorRequired,
      })
      .from(users)
      .innerJoin(company, eq(company.id, 1))
      .where(eq(users.id, id));
    if (!user) throw notFound("user");
    const [codes] = await read.tx
      .select({ left: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, id), isNull(recoveryCodes.usedAt)));
    const hasSecondFactor = user.confirmedAt !== null;
    return {
      login: user.login,
      hasSecondFactor,
      secondFactorDemanded: demandsSecondFactor(user.realm, user.required),
      recoveryCodesLeft: codes?.left ?? 0,
      passwordChangedAt: user.passwordChangedAt,
      minPasswordLength: minLength(hasSecondFactor),
      sessions: await readLiveSessions(read, id),
    };
  },
});
