import { eq } from "drizzle-orm";
import { z } from "zod";
import { company } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { conflict, invalid } from "@/lib/platform/errors";
import { newRecoveryCodes, recoveryHashes } from "./enrol-second-factor";
import { SECOND_FACTOR_REALMS } from "./rules/pending-step";
import { lockSelf, replaceRecoveryCodes, setUser } from "./store";
import { provesSecondFactor } from "./verify-second-factor";

const codeInput = z.object({ code: z.string().max(40) });
const wrong = () =>
  invalid("This code is not right.", { code: ["Use the newest code, or a recovery code."] });

/** New recovery codes; the old ones stop working. */
export const renewRecoveryCodes = operation({
  name: "user.renew_recovery_codes",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: codeInput,
  async run(work, { code }) {
    const user = await lockSelf(work);
    if (!(await provesSecondFactor(work, user, code))) throw wrong();
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(work, user.id, recoveryHashes(user, codes));
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { renewed: true } });
    return { recoveryCodes: codes };
  },
});

/** Switches one's own second factor off, where the company does not demand it. */
export const removeSecondFactor = operation({
  name: "user.remove_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: codeInput,
  async run(work, { code }) {
    const user = await lockSelf(work);
    const [owner] = await work.tx.select().from(company).where(eq(company.id, 1));
    if (owner?.secondFactorRequired && SECOND_FACTOR_REALMS.includes(user.realm as Realm))
      throw conflict("The company demands a second factor, so it can't be switched off.");
    if (!(await provesSecondFactor(work, user, code))) throw wrong();
    await setUser(work, user.id, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    await replaceRecoveryCodes(work, user.id, []);
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { secondFactor: "off" } });
    return { removed: true };
  },
});
