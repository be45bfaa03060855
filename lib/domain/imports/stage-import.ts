import { z } from "zod";
import { realPerson } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import { requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { openCsv } from "@/lib/platform/csv-read";
import { CSV_DELIMITERS } from "@/lib/platform/csv-sniff";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { SpooledFile, spool } from "@/lib/platform/spool";
import { importEntity } from "./entity";
import { insertImport, type NewStagedRow, saveImport, stageRows } from "./store";

const CHUNK = 1_000;

const reading = {
  encoding: z.enum(["utf-8", "latin1"]).optional(),
  delimiter: z.enum(CSV_DELIMITERS).optional(),
};

async function stageAll(work: Work, importId: number, rows: AsyncIterable<NewStagedRow>) {
  let [total, rejected] = [0, 0];
  let chunk: NewStagedRow[] = [];
  const flush = async () => {
    if (chunk.length > 0) await stageRows(work.tx, importId, chunk);
    chunk = [];
  };
  for await (const row of rows) {
    total += 1;
    if (row.reason !== "") rejected += 1;
    chunk.push(row);
    if (chunk.length === CHUNK) await flush();
  }
  await flush();
  return { total, rejected };
}

async function* toStage(rows: Awaited<ReturnType<typeof openCsv>>["rows"]): AsyncGenerator<NewStagedRow> {
  // Postgres keeps no zero characters; the reader has refused files that hold one.
  for await (const { lineNo, record, error } of rows)
    yield { lineNo, record: record ?? {}, reason: error ?? "" };
}

/**
 * Puts a file's rows beside the customers, to be mapped, previewed and run. All of it or, when anything is wrong with
 * the file as a whole, nothing: one transaction, however it ends.
 */
export const stageImport = operation({
  name: "import.stage",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ file: z.instanceof(SpooledFile), fileName: requiredLine(200), ...reading }),
  async run(work, { file, fileName, ...options }) {
    const csv = await openCsv(file.read(), options);
    try {
      const person = realPerson(work.actor);
      const row = await insertImport(work, {
        fileName,
        fileBytes: file.bytes,
        fileSha256: file.sha256,
        headers: csv.headers,
        createdBy: person?.userId ?? null,
        createdByName: person?.name ?? (work.actor.kind === "system" ? work.actor.job : ""),
        createdAt: work.now,
      });
      const counts = await stageAll(work, row.id, toStage(csv.rows));
      if (counts.total === 0) throw invalid("The file has a header and no rows below it.");
      await saveImport(work, row.id, counts);
      work.audit.created(importEntity(row), {
        bytes: file.bytes,
        sha256: file.sha256,
        columns: csv.headers.length,
        ...counts,
      });
      return { importId: row.id, headers: csv.headers, ...counts };
    } finally {
      csv.close();
    }
  },
});

/** The largest file taken, and what to do about it. */
export const importLimit = () => ({
  maxBytes: env().IMPORT_MAX_MB * 1_000_000,
  advice: "Split it, or raise IMPORT_MAX_MB.",
});

type Received = {
  source: AsyncIterable<Uint8Array>;
  fileName: string;
  /** The size when the sender says it, so that a file too large is refused unread. */
  sizeBytes?: number;
  encoding?: "utf-8" | "latin1";
  delimiter?: (typeof CSV_DELIMITERS)[number];
};

/** Takes a file as it streams in, to disk first, and stages it. @throws {DomainError} invalid or limit. */
export async function receiveImport(ctx: Context, { source, sizeBytes, ...rest }: Received) {
  const file = await spool(source, { ...importLimit(), sizeBytes });
  try {
    if (file.bytes === 0) throw invalid("The file is empty.");
    return await stageImport(ctx, { file, ...rest });
  } finally {
    await file.remove();
  }
}
