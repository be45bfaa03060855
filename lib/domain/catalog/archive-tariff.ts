import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { tariffEntity } from "./entities";
import { assertTariffUnused } from "./tariff-in-use";
import { lockTariff, saveTariff } from "./tariff-store";

/** Takes a tariff off the shelf; nothing on offer may be rated by it. What it rated stays rated. */
export const archiveTariff = operation({
  name: "tariff.archive",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput() }),
  async run(work, { tariffId }) {
    const before = await lockTariff(work, tariffId);
    assertThat(before.archivedAt === null, "This tariff is archived already.");
    await assertTariffUnused(work, tariffId);
    await saveTariff(work, tariffId, { archivedAt: work.now });
    work.audit.property(tariffEntity(before), "archivedAt", null, work.now);
    return { tariffId };
  },
});
