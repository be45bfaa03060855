import { z } from "zod";
import type { Context } from "@/lib/kernel/context";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { SpooledFile, spool } from "@/lib/platform/spool";
import { tariffEntity } from "./entities";
import { RATE_FILE_LIMIT, readRateFile } from "./rate-file";
import { insertDraft } from "./rate-store";
import { findTariff } from "./tariff-part";
import { lockTariff } from "./tariff-store";

async function contentOf(file: SpooledFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Takes a file of rates to be looked at: what it would change is shown by `tariff.preview_rates`, and nothing has changed
 * before `tariff.upload_rates`. What is no table of rates at all is refused here.
 */
export const stageRates = operation({
  name: "tariff.stage_rates",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), file: z.instanceof(SpooledFile), fileName: requiredLine(200) }),
  async prepare(read, { tariffId, file }) {
    const { zone } = await findTariff(read, tariffId);
    const content = await contentOf(file);
    return { content, lines: (await readRateFile(content, zone)).lines };
  },
  async run(work, { tariffId, file, fileName }, { content, lines }) {
    const tariff = await lockTariff(work, tariffId);
    const draftId = await insertDraft(work, { tariffId, fileName, content });
    const details = { fileName, bytes: file.bytes, sha256: file.sha256, lines };
    work.audit.event(tariffEntity(tariff), { details });
    return { tariffId, draftId, lines };
  },
});

type Received = {
  tariffId: number;
  source: AsyncIterable<Uint8Array>;
  fileName: string;
  /** The size when the sender says it, so that a file too large is refused unread. */
  sizeBytes?: number;
};

/** Takes a file as it streams in, to disk first, and keeps it. @throws {DomainError} invalid or limit. */
export async function receiveRates(ctx: Context, { source, sizeBytes, ...rest }: Received) {
  const file = await spool(source, { ...RATE_FILE_LIMIT, sizeBytes });
  try {
    if (file.bytes === 0) throw invalid("The file is empty.");
    return await stageRates(ctx, { file, ...rest });
  } finally {
    await file.remove();
  }
}
