import { z } from "zod";
import { idInput, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { tariffEntity } from "./entities";
import { plannedChange, readDraft } from "./planned-rates";
import { assertSoundFile } from "./rate-file";
import { deleteDrafts, writeRates } from "./rate-store";
import { momentLine, rateMode } from "./tariff-input";
import { momentOf } from "./tariff-part";
import { lockTariff } from "./tariff-store";

/**
 * Takes a staged file over from a moment on: the prefixes it lists, or the whole table. Earlier rates end at that moment;
 * what lies before it stays as it is. All of the file or nothing.
 * Refused when the tariff is no longer the one that was looked at.
 */
export const uploadRates = operation({
  name: "tariff.upload_rates",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({
    tariffId: idInput(),
    draftId: idInput(),
    mode: rateMode(),
    from: momentLine(),
    /** That of the table which the preview looked at; nothing where nobody did. */
    revision: optionalId(),
  }),
  prepare: (read, { tariffId, draftId }) => readDraft(read, tariffId, draftId),
  async run(work, { tariffId, draftId, mode, from: typed, revision }, { draft }) {
    const { file, fileName } = draft;
    assertSoundFile(file);
    const tariff = await lockTariff(work, tariffId);
    assertThat(
      revision === null || revision === tariff.revision,
      "The tariff has changed since you looked at it. Look again at what the file would change.",
    );
    const from = momentOf(work, typed, tariff.zone, "from");
    const change = await plannedChange(work, tariffId, { file, mode, from });
    const upload = { tariffId, mode, from, fileName, lines: file.lines };
    const { id, added, changed, ended, unchanged } = await writeRates(work, upload, change);
    await deleteDrafts(work, [draftId]);
    const counts = { lines: file.lines, added, changed, ended, unchanged };
    work.audit.event(tariffEntity(tariff), {
      details: { uploadId: id, fileName, mode, from: from.toISOString(), ...counts },
    });
    return { tariffId, uploadId: id, ...counts };
  },
});
