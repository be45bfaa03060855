import { desc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { findCompany } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { type ImportStatus, importEntity } from "./entity";
import type { ImportPreview } from "./make-preview";
import { type Mapping, parseMapping } from "./rules/mapping";

async function run(read: Reader, { importId }: { importId: number }) {
  const [row] = await read.tx
    .select()
    .from(imports)
    .where(visibleAnd(read.actor, "imports", eq(imports.id, importId)));
  if (!row) throw notFound("import");
  const [twin] = await read.tx
    .select({ id: imports.id, status: imports.status })
    .from(imports)
    .where(
      visibleAnd(
        read.actor,
        "imports",
        eq(imports.fileSha256, row.fileSha256),
        ne(imports.id, row.id),
        sql`${imports.status} <> 'cancelled'`,
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1);
  const company = await findCompany(read);
  return {
    ...row,
    status: row.status as ImportStatus,
    recurring: normalize(row.recurring),
    recurringActive: normalize(row.recurringActive),
    mapping: (row.mapping ? parseMapping(row.mapping) : null) as Mapping | null,
    preview: row.preview as ImportPreview | null,
    /** What a new mapping begins with. */
    baseCurrency: company?.baseCurrency ?? "",
    /** The same file, uploaded another time. */
    twin: twin ?? null,
  };
}

/** One import with its mapping, its last preview and how far it has come. */
export const getImport = query({
  name: "import.get",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  reads: (_input, output: Awaited<ReturnType<typeof run>>) => importEntity(output),
  run,
});
