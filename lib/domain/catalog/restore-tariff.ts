import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { tariffEntity } from "./entities";
import { termsOf } from "./read-tariffs";
import { assertFallbackFits } from "./tariff-part";
import { lockTariff, saveTariff } from "./tariff-store";

/** Puts an archived tariff back on offer; the one it falls back on must be on offer too. */
export const restoreTariff = operation({
  name: "tariff.restore",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput() }),
  async run(work, { tariffId }) {
    const before = await lockTariff(work, tariffId);
    assertThat(before.archivedAt !== null, "This tariff is not archived.");
    const user = { ...termsOf(before), resellerId: before.resellerId };
    if (before.fallbackTariffId) await assertFallbackFits(work, tariffId, before.fallbackTariffId, user);
    await saveTariff(work, tariffId, { archivedAt: null });
    work.audit.property(tariffEntity(before), "archivedAt", before.archivedAt, null);
    return { tariffId };
  },
});
