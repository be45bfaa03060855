import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import { sourceEntity } from "./entities";
import { lockSource, saveSource } from "./store";

/** Opens a source's endpoint, or gives it another secret. The secret is shown once; a digest of it is kept. */
export const renewSourceSecret = operation({
  name: "usage.renew_source_secret",
  permission: "usage:import",
  impersonation: "deny",
  secretOutput: true,
  input: z.object({ sourceId: idInput() }),
  async run(work, { sourceId }) {
    const before = await lockSource(work, sourceId);
    const secret = randomToken();
    await saveSource(work, sourceId, { secretHash: sha256Hex(secret) });
    work.audit.property(
      sourceEntity(before),
      "endpoint",
      before.secretHash ? "open" : "closed",
      "open, new key",
    );
    return { sourceId, key: before.key, secret };
  },
});
