import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { regimeEntity } from "./tax-part";
import { lockRegime, saveRegime } from "./tax-store";

/** Puts an archived regime back on offer. */
export const restoreTaxRegime = operation({
  name: "tax_regime.restore",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ taxRegimeId: idInput() }),
  async run(work, { taxRegimeId }) {
    const before = await lockRegime(work, taxRegimeId);
    assertThat(before.archivedAt !== null, "This tax regime is not archived.");
    await saveRegime(work, taxRegimeId, { archivedAt: null });
    work.audit.property(regimeEntity(before), "archivedAt", before.archivedAt, null);
    return { taxRegimeId };
  },
});
