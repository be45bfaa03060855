import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { rates, tariffs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { selectTariffs, shownTariff } from "./list-tariffs";
import { isLive } from "./read-tariffs";
import { tariffUsers } from "./tariff-in-use";

/** One tariff, the one it falls back on, how many rates it has, and what is rated by it. */
export const getTariff = query({
  name: "tariff.get",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ tariffId: idInput() }),
  reads: null,
  async run(read, { tariffId }) {
    const [row] = await selectTariffs(read, visibleAnd(read.actor, "tariffs", eq(tariffs.id, tariffId)));
    if (!row) throw notFound("tariff");
    const [fallback] = row.fallbackTariffId
      ? await selectTariffs(read, visibleAnd(read.actor, "tariffs", eq(tariffs.id, row.fallbackTariffId)))
      : [];
    return {
      ...shownTariff(row),
      fallback: fallback ? { id: fallback.id, name: fallback.name } : null,
      rates: await countUpTo(
        read.tx,
        sql`select 1 from ${rates} where ${rates.tariffId} = ${tariffId} and ${isLive}`,
      ),
      users: await tariffUsers(read, tariffId),
    };
  },
});
