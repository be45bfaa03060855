import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { tariffs } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { USAGE_SERVICES, type UsageService } from "./rules/tariff-terms";

const MOST = 1000;

/** The tariffs on offer to choose from in a form, of one owner, currency and service when those are known. */
export const listTariffChoices = query({
  name: "tariff.list_choices",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({
    owner: ownerFilter(),
    currency: z.string().optional(),
    service: z.enum(USAGE_SERVICES).optional(),
  }),
  reads: null,
  async run(read, { owner, currency, service }) {
    const rows = await read.tx
      .select({
        id: tariffs.id,
        name: tariffs.name,
        service: tariffs.service,
        currency: tariffs.currency,
        resellerId: tariffs.resellerId,
      })
      .from(tariffs)
      .where(
        and(
          visibleTo(read.actor, "tariffs"),
          isNull(tariffs.archivedAt),
          owner === undefined ? undefined : eq(tariffs.resellerId, owner),
          currency ? eq(tariffs.currency, currency) : undefined,
          service && eq(tariffs.service, service),
        ),
      )
      .orderBy(asc(tariffs.nameKey))
      .limit(MOST);
    return rows.map((row) => ({ ...row, service: row.service as UsageService }));
  },
});
