import { assertCurrencyActive, findCompany } from "@/lib/domain/parties";
import type { Reader } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import type { ImportRecord } from "./entity";
import { type CatalogNeeds, catalogNeeds } from "./rules/catalog-needs";
import { type Mapping, parseMapping } from "./rules/mapping";

/** What every row of an import is read with. */
export type Setup = {
  importId: number;
  mapping: Mapping;
  needs: CatalogNeeds;
  timeZone: string;
  language: string;
  /** The day of the import. */
  today: PlainDate;
};

/** @throws {DomainError} conflict without a mapping; invalid when its currency is switched off. */
export async function readSetup(
  read: Reader,
  row: Pick<ImportRecord, "id" | "mapping" | "importedOn">,
): Promise<Setup> {
  if (!row.mapping) throw conflict("Say first what the columns mean.");
  const company = await findCompany(read);
  if (!company) throw notFound("company");
  const mapping = parseMapping(row.mapping);
  await assertCurrencyActive(read, mapping.currency);
  return {
    importId: row.id,
    mapping,
    needs: catalogNeeds(mapping),
    timeZone: company.timeZone,
    language: company.language,
    today: row.importedOn ?? read.today(company.timeZone),
  };
}
