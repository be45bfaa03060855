import { eq } from "drizzle-orm";
import { z } from "zod";
import { usageSources } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { visibleAnd } from "@/lib/kernel/scope";
import { unauthenticated } from "@/lib/platform/errors";
import { safeEqual, sha256Hex } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import { sourceEntity } from "./entities";
import { rateCarefully } from "./rate-carefully";
import type { Incoming, Outcome } from "./rate-records";
import { toSource } from "./read-sources";
import { namedValues, rawReader } from "./rules/source-settings";
import { Refused } from "./rules/usage-record";

export const MOST_POSTED = 1_000;

export type PostAnswer = {
  callId: string | null;
  status: "accepted" | "duplicate" | "queued" | "refused";
  amount?: Money;
  reason?: string;
  message?: string;
};

const NOBODY = sha256Hex("no source has this secret");

function named(posted: unknown): { values: Record<string, string> } | { refused: string } {
  try {
    return { values: { ...namedValues(posted) } };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

const answerOf = ({ callId, fate, amount, reason, message }: Outcome): PostAnswer => {
  if (fate === "duplicate") return { callId, status: "duplicate" };
  if (fate === "unrated") return { callId, status: "queued", reason, message };
  return { callId, status: "accepted", amount: amount ?? "0.00" };
};

/**
 * Takes finished calls from a switch, each by the names of its columns. Idempotent by call id: what was posted before is
 * answered as a duplicate and charged no second time.
 * @throws {DomainError} unauthenticated, the same for a wrong secret, a closed endpoint and a source that is not there.
 */
export const postRecords = operation({
  name: "usage.post_records",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  secretOutput: true,
  input: z.object({
    key: z.string().max(100),
    secret: z.string().max(200),
    records: z
      .array(z.unknown())
      .min(1, "Post at least one record.")
      .max(MOST_POSTED, "Post at most 1,000 records."),
  }),
  async run(work, { key, secret, records }): Promise<PostAnswer[]> {
    const [row] = await work.tx
      .select()
      .from(usageSources)
      .where(visibleAnd(work.actor, "usageSources", eq(usageSources.key, key)));
    // The comparison is made whether there is a source or not, so that time tells nothing either.
    const isRight = safeEqual(sha256Hex(secret), row?.secretHash ?? NOBODY);
    if (!row?.secretHash || !isRight) throw unauthenticated("This source or its secret is not known.");
    const read = rawReader(toSource(row), work.now);
    const given = records.map(named);
    const incoming = given.flatMap((one): Incoming[] =>
      "values" in one ? [{ lineNo: null, raw: one.values, read: read(one.values) }] : [],
    );
    const outcomes = await rateCarefully(work, { sourceId: row.id, fileId: null }, incoming);
    let next = 0;
    const answers = given.map((one): PostAnswer => {
      if ("refused" in one) return { callId: null, status: "refused", message: one.refused };
      return answerOf(outcomes[next++] as Outcome);
    });
    const count = (status: PostAnswer["status"]) => answers.filter((one) => one.status === status).length;
    work.audit.event(sourceEntity(row), {
      details: {
        posted: records.length,
        accepted: count("accepted"),
        duplicate: count("duplicate"),
        queued: count("queued"),
        refused: count("refused"),
      },
    });
    return answers;
  },
});
