import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { assertOnNoClass, regimeEntity } from "./tax-part";
import { lockRegime, saveRegime } from "./tax-store";

/** Takes a regime off the shelf once no class is billed by it. Invoices keep their taxes. */
export const archiveTaxRegime = operation({
  name: "tax_regime.archive",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ taxRegimeId: idInput() }),
  async run(work, { taxRegimeId }) {
    const before = await lockRegime(work, taxRegimeId);
    assertThat(before.archivedAt === null, "This tax regime is archived already.");
    await assertOnNoClass(work, taxRegimeId);
    await saveRegime(work, taxRegimeId, { archivedAt: work.now });
    work.audit.property(regimeEntity(before), "archivedAt", null, work.now);
    return { taxRegimeId };
  },
});
