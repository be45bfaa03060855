import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Reader, Work } from "@/lib/kernel/work";
import { add, type Money, subtract, ZERO } from "@/lib/platform/money";
import { readCatalog } from "./catalog";
import { type ImportRecord, importEntity } from "./entity";
import { planRows, type RowToImport } from "./plan-rows";
import { type PlanNeed, type ProductNeed, usedNeeds } from "./rules/catalog-needs";
import { Claims, repeatedReason } from "./rules/duplicates";
import type { ImportRow } from "./rules/row";
import { readSetup, type Setup } from "./setup";
import { forgetPreview, lockImport, notePreview, readPending, readRepeated, saveImport } from "./store";

const BATCH = 1_000;

/** What a run would do. Money in the mapping's currency, whole monthly periods; closed ones count at their last fee. */
export type ImportPreview = {
  madeAt: string;
  willImport: number;
  closedCustomers: number;
  unchanged: number;
  rejected: number;
  subscriptions: number;
  recurring: Money;
  recurringActive: Money;
  currency: string;
  plans: PlanNeed[];
  products: ProductNeed[];
  /** What must be mended before the import can run at all. */
  problems: string[];
};

const feeOf = ({ services }: ImportRow): Money =>
  services.reduce((total, { listPrice, adjustment }) => {
    if (!adjustment) return add(total, listPrice);
    const fee = adjustment.kind === "discount" ? subtract : add;
    return add(total, fee(listPrice, adjustment.value));
  }, ZERO);

function count(preview: ImportPreview, { row }: RowToImport): void {
  const fee = feeOf(row);
  preview.willImport += 1;
  preview.subscriptions += row.services.length;
  preview.recurring = add(preview.recurring, fee);
  if (row.closed) preview.closedCustomers += 1;
  else preview.recurringActive = add(preview.recurringActive, fee);
}

/** What of the catalogue rows use, by owner; grows with the batches. */
type Used = Map<number, { plans: Map<string, PlanNeed>; products: Map<string, ProductNeed> }>;

function use(used: Used, setup: Setup, rows: readonly RowToImport[]): void {
  for (const owner of new Set(rows.map(({ resellerId }) => resellerId))) {
    const own = used.get(owner) ?? { plans: new Map(), products: new Map() };
    used.set(owner, own);
    const mine = rows.filter(({ resellerId }) => resellerId === owner).map(({ row }) => row);
    const needs = usedNeeds(setup.needs, mine);
    for (const plan of needs.plans) own.plans.set(plan.name, plan);
    for (const product of needs.products) own.products.set(product.name, product);
  }
}

async function compareCatalogs(read: Reader, setup: Setup, used: Used, preview: ImportPreview) {
  for (const [owner, { plans, products }] of used) {
    const needs = { plans: [...plans.values()], products: [...products.values()] };
    const catalog = await readCatalog(read, owner, setup.mapping.currency, needs);
    preview.plans.push(...catalog.missingPlans);
    preview.products.push(...catalog.missingProducts);
    preview.problems.push(...catalog.problems);
  }
}

async function makeFor(work: Work, row: ImportRecord): Promise<ImportPreview> {
  const setup = await readSetup(work, row);
  const { key, currency } = setup.mapping;
  const preview: ImportPreview = {
    madeAt: work.now.toISOString(),
    willImport: 0,
    closedCustomers: 0,
    unchanged: 0,
    rejected: row.rejected,
    subscriptions: 0,
    recurring: ZERO,
    recurringActive: ZERO,
    currency,
    plans: [],
    products: [],
    problems: [],
  };
  const claims = new Claims();
  const used: Used = new Map();
  const repeated = await readRepeated(work.tx, row.id, key);
  await forgetPreview(work.tx, row.id);
  const twice = [...repeated].map(([lineNo, one]) => ({ lineNo, reason: repeatedReason(key, one) }));
  await notePreview(work.tx, row.id, twice);
  preview.rejected += twice.length;
  for (let after = 0; ; ) {
    const staged = await readPending(work.tx, row.id, BATCH, after);
    const last = staged.at(-1);
    if (!last) break;
    after = last.lineNo;
    const planned = await planRows(
      work,
      setup,
      staged.filter(({ lineNo }) => !repeated.has(lineNo)),
      claims,
    );
    await notePreview(work.tx, row.id, planned.rejected);
    preview.unchanged += planned.unchanged.length;
    preview.rejected += planned.rejected.length;
    for (const one of planned.toImport) count(preview, one);
    use(used, setup, planned.toImport);
  }
  await compareCatalogs(work, setup, used, preview);
  return preview;
}

/** Goes through all staged rows as a run would, writes down what would happen to them, and touches no customer. */
export const makePreview = operation({
  name: "import.make_preview",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  async run(work, { importId }) {
    const row = await lockImport(work, importId);
    const begun = row.startedAt !== null;
    if (begun || !["staged", "previewing", "previewed", "failed"].includes(row.status)) {
      work.audit.event(importEntity(row), { details: { nothingToDo: row.status } });
      return null;
    }
    const preview = await makeFor(work, row);
    await saveImport(work, importId, { preview, status: "previewed", failure: "", progressAt: work.now });
    const { plans: _plans, products: _products, ...told } = preview;
    work.audit.event(importEntity(row), { details: { preview: told } });
    return preview;
  },
});
