import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { plannedChange, readDraft } from "./planned-rates";
import { priceMoves } from "./rules/rate-change";
import { momentLine, rateMode } from "./tariff-input";
import { momentOf } from "./tariff-part";

const SHOWN = 100;

/**
 * What a staged file would change, and everything that is wrong with it (the first hundred of each). Nothing is written.
 * With anything wrong there is no change to show: a file is taken as a whole or not at all.
 */
export const previewRates = query({
  name: "tariff.preview_rates",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), draftId: idInput(), mode: rateMode(), from: momentLine() }),
  reads: null,
  async run(read, { tariffId, draftId, mode, from: typed }) {
    const { tariff, draft } = await readDraft(read, tariffId, draftId);
    const { file, ...about } = draft;
    const from = momentOf(read, typed, tariff.zone, "from");
    const shared = {
      tariff: {
        id: tariff.id,
        name: tariff.name,
        zone: tariff.zone,
        currency: tariff.currency,
        revision: tariff.revision,
      },
      draft: { ...about, lines: file.lines },
      mode,
      from,
      /** What was rated since then keeps its price until it is rated again. */
      backdated: from < read.now,
      problems: { count: file.problems.length, shown: file.problems.slice(0, SHOWN) },
    };
    if (file.problems.length > 0) return { ...shared, change: null };
    const { prices, added, changed, ended, unchanged, past } = await plannedChange(read, tariffId, {
      file,
      mode,
      from,
    });
    const moves = priceMoves(prices);
    return {
      ...shared,
      change: { added, changed, ended, unchanged, past, ...moves, prices: prices.slice(0, SHOWN) },
    };
  },
});
