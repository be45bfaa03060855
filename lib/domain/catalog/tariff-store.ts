import { eq, sql } from "drizzle-orm";
import { tariffs } from "@/db/schema";
import { explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { only, taken } from "./store";

export type TariffRow = typeof tariffs.$inferSelect;
export type TariffValues = Omit<typeof tariffs.$inferInsert, "id" | "revision">;

/**
 * Locks a tariff; whoever changes its terms or its rates holds it, so that two uploads come one after the other.
 * @throws {DomainError} not_found, also when it is out of sight.
 */
export async function lockTariff(work: Work, tariffId: number): Promise<TariffRow> {
  const where = visibleAnd(work.actor, "tariffs", eq(tariffs.id, tariffId));
  const [row] = await work.tx.select().from(tariffs).where(where).for("update");
  if (!row) throw notFound("tariff");
  return row;
}

export const insertTariff = (work: Work, values: TariffValues): Promise<TariffRow> =>
  explaining(taken("tariffs_name", "tariff"), async () =>
    only(await work.tx.insert(tariffs).values(values).returning()),
  );

/** Saves columns of a tariff and raises its revision; with none given, its rates have changed. */
export const saveTariff = (
  work: Work,
  tariffId: number,
  values: Partial<TariffValues> = {},
): Promise<TariffRow> =>
  explaining(taken("tariffs_name", "tariff"), async () =>
    only(
      await work.tx
        .update(tariffs)
        .set({ ...values, revision: sql`${tariffs.revision} + 1` })
        .where(eq(tariffs.id, tariffId))
        .returning(),
    ),
  );
