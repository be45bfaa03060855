import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { tariffEntity } from "./entities";
import { ratesAhead, writeRates } from "./rate-store";
import { changeRates } from "./rules/rate-change";
import { momentLine } from "./tariff-input";
import { momentOf } from "./tariff-part";
import { lockTariff } from "./tariff-store";

/** Ends the rates of one prefix at a moment; from then on the next shorter prefix decides. "" is the default rate. */
export const endRate = operation({
  name: "tariff.end_rate",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), prefix: line(20).default(""), at: momentLine() }),
  async run(work, { tariffId, prefix, at }) {
    const tariff = await lockTariff(work, tariffId);
    const from = momentOf(work, at, tariff.zone, "at");
    const prefixes = new Set([prefix]);
    const live = await ratesAhead(work, tariffId, { from, prefixes });
    const change = changeRates(live, { from, prefixes, rates: [] });
    assertThat(change.ended > 0, "This prefix has no rate that could end then.");
    const { id } = await writeRates(work, { tariffId, mode: "end", from, fileName: "", lines: 0 }, change);
    const details = { uploadId: id, prefix, ended: from.toISOString() };
    work.audit.event(tariffEntity(tariff), { details });
    return { tariffId, prefix };
  },
});
