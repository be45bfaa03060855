import { z } from "zod";
import { assertCurrencyActive } from "@/lib/domain/parties";
import { flag, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid } from "@/lib/platform/errors";
import { importEntity } from "./entity";
import { askForPreview } from "./request-preview";
import { catalogNeeds } from "./rules/catalog-needs";
import { checkHeaders, missingColumnText } from "./rules/headers";
import { type Mapping, parseMapping } from "./rules/mapping";
import { forgetPreview, lockImport, saveImport } from "./store";

const MAX_FILE = 1_000_000;

function fromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("The mapping is not JSON. Choose a file like the one this page offers for download.", {
      file: ["This file is not JSON."],
    });
  }
}

/** Columns that the file does not have, by the mapping's own places where one input holds just the column. */
function assertColumns(mapping: Mapping, headers: readonly string[]): void {
  const missing = checkHeaders(mapping, headers).map(missingColumnText);
  if (missing.length > 0) throw invalid("The mapping does not fit the file.", { "": missing });
}

type Wanted = { importId: number; mapping?: unknown; preview: boolean };

async function save(work: Work, { importId, mapping: given, preview }: Wanted) {
  const before = await lockImport(work, importId);
  if (before.startedAt || !["staged", "previewed", "failed"].includes(before.status))
    throw conflict(
      "This import has begun; its mapping stays as it is. Upload the file again to map it anew.",
    );
  const mapping = parseMapping(given);
  assertColumns(mapping, before.headers);
  catalogNeeds(mapping);
  await assertCurrencyActive(work, mapping.currency);
  // Postgres keeps keys in an order of its own; read again, both have the schema's.
  const known = before.mapping ? JSON.stringify(parseMapping(before.mapping)) : "";
  const same = known === JSON.stringify(mapping);
  if (!same) await forgetPreview(work.tx, importId);
  const after = await saveImport(work, importId, {
    mapping,
    status: same && before.preview ? before.status : "staged",
    failure: "",
    ...(same ? {} : { preview: null }),
  });
  work.audit.changed(importEntity(before), { mapping: before.mapping }, { mapping });
  if (preview) await askForPreview(work, after);
  return { importId };
}

/** Says what the columns of an uploaded file mean: from the page's form, a preset, or a file (MAP.json). */
export const saveMapping = operation({
  name: "import.save_mapping",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({
    importId: idInput(),
    mapping: z.unknown().optional(),
    file: z
      .instanceof(Blob)
      .refine(({ size }) => size > 0, "Choose a file.")
      .refine(({ size }) => size <= MAX_FILE, "A mapping file is smaller than 1 MB.")
      .optional(),
    /** Makes the preview at once. */
    preview: flag(),
  }),
  prepare: async (_read, { file }) => (file ? fromText(await file.text()) : undefined),
  run: (work, { mapping, ...wanted }, fromFile) => save(work, { ...wanted, mapping: fromFile ?? mapping }),
});
