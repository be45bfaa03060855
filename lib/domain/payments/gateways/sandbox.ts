import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { compare, type Money, normalize } from "@/lib/platform/money";
import { sign } from "@/lib/platform/sign";
import { checkSignature, signBody } from "../rules/signature";
import type { GatewayState } from "../rules/states";
import type { Gateway, GatewayEvent, Told } from "./port";
import { behaviourOf } from "./sandbox-cards";

/** Wakes the sandbox up to settle what it kept waiting, and to tell of what happened. */
export const SANDBOX_TASK = "payments.sandbox";
const LATE_MS = 30_000;

export type SandboxRow = {
  id: string;
  key: string;
  kind: "payment" | "refund";
  card: string;
  amount: string;
  captured: string;
  currency: string;
  state: GatewayState;
  failure_code: string;
};

const refOf = (row: Pick<SandboxRow, "id" | "kind">) => `${row.kind === "refund" ? "sre" : "spa"}_${row.id}`;
const idOf = (ref: string): number => Number(/^s(?:re|pa)_(\d{1,15})$/.exec(ref)?.[1] ?? 0);

function toldOf(row: SandboxRow): Told {
  const ref = refOf(row);
  if (row.state !== "failed") return { state: row.state, ref, confirmUrl: null };
  const { message } = behaviourOf(`sandbox_${row.card}`);
  const said = row.failure_code === "not_confirmed" ? "The payment was not confirmed." : message;
  return { state: "failed", ref, code: row.failure_code, message: said ?? "The card was declined." };
}

const secret = (): string => sign("sandbox webhooks", "sandbox gateway");

/** What the sandbox says of a payment as it stands, signed as a gateway signs. */
export function sandboxMessage(row: SandboxRow, now: Date): { raw: string; signature: string } {
  const raw = JSON.stringify({
    id: `evt_${refOf(row)}_${row.state}`,
    type: `${row.kind}.${row.state}`,
    payment: { key: row.key, ref: refOf(row), state: row.state, code: row.failure_code, card: row.card },
  });
  return { raw, signature: signBody(raw, secret(), now) };
}

const message = z.object({
  id: z.string().max(200),
  type: z.string().max(100),
  payment: z
    .object({
      key: z.string(),
      ref: z.string(),
      state: z.enum(["pending", "requires_confirmation", "authorized", "succeeded", "failed", "cancelled"]),
      code: z.string().default(""),
      card: z.string().default("decline"),
      /** Of a charge-back of a part, in the smallest units. */
      part: z.object({ units: z.number().int().positive(), currency: z.string() }).nullable().default(null),
    })
    .optional(),
});

function eventOf(raw: string): GatewayEvent {
  const { id, type, payment } = message.parse(JSON.parse(raw));
  if (!payment) return { id, type, about: null };
  const { key, ref, state, code } = payment;
  const told: Told = { state, ref, code, message: code && "The card was declined." };
  if (type.startsWith("refund.")) return { id, type, about: { what: "refund", key, told } };
  if (type === "payment.charged_back")
    return { id, type, about: { what: "charged_back", ref, dispute: id, part: payment.part } };
  return type.startsWith("payment.")
    ? { id, type, about: { what: "payment", key, ref, told } }
    : { id, type, about: null };
}

/**
 * A gateway of our own, with books of its own in this database and no card behind it: for the demo, for trying things out,
 * and for tests. It writes outside the caller's transaction, as a real one would.
 */
export function sandboxGateway(
  db: Database,
  now: Date,
): Gateway & {
  confirm(ref: string, approved: boolean): Promise<Told>;
} {
  const one = async (query: ReturnType<typeof sql>): Promise<SandboxRow | undefined> =>
    (await db.execute<SandboxRow>(query)).rows[0];
  const byKey = (key: string) => one(sql`select * from sandbox_payments where key = ${key}`);
  const tell = (ref: string, runAt: Date | null) =>
    db.execute(sql`select graphile_worker.add_job(${SANDBOX_TASK}, ${JSON.stringify({ ref })}::json,
      job_key => ${`sandbox:${ref}`}, run_at => ${runAt?.toISOString() ?? null}::timestamptz)`);
  const move = (ref: string, from: GatewayState[], to: GatewayState, captured: Money | null, code = "") =>
    one(sql`update sandbox_payments set state = ${to}, failure_code = ${code},
        captured = coalesce(${captured}::numeric, captured)
      where id = ${idOf(ref)} and state = any(${`{${from.join()}}`}::text[]) returning *`);
  const asIs = async (key: string): Promise<Told> => {
    const row = await byKey(key);
    return row ? toldOf(row) : { state: "absent" };
  };

  return {
    name: "sandbox",

    async charge({ key, token, amount, currency, capture }) {
      const card = behaviourOf(token);
      if (card.silence === "before") throw new Error("The sandbox gateway is out of order for this card.");
      const state = card.becomes === "succeeded" && !capture ? "authorized" : card.becomes;
      const made =
        await one(sql`insert into sandbox_payments (key, kind, card, amount, captured, currency, state,
          failure_code, created_at)
        values (${key}, 'payment', ${card.name}, ${amount}, ${state === "succeeded" ? amount : "0"}, ${currency},
          ${state}, ${card.code ?? ""}, ${now.toISOString()}::timestamptz)
        on conflict (key) do nothing returning *`);
      const row = made ?? (await byKey(key));
      if (!row) throw new Error("the sandbox lost a payment");
      if (made) await tell(refOf(row), state === "pending" ? new Date(now.getTime() + LATE_MS) : null);
      if (card.silence === "after" && made) throw new Error("The connection was closed before an answer.");
      return toldOf(row);
    },

    async capture({ key, ref, amount }) {
      const row = await byKey(key);
      if (!row || !ref) return { state: "absent" };
      if (row.state === "authorized" && compare(amount, normalize(row.amount)) > 0)
        return { state: "failed", ref, code: "too_much", message: "More than was authorised." };
      await move(ref, ["authorized"], "succeeded", amount);
      return asIs(key);
    },

    async void({ key, ref }) {
      if (ref) await move(ref, ["authorized", "requires_confirmation", "pending"], "cancelled", null);
      return asIs(key);
    },

    async refund({ key, refundKey, amount }) {
      const paid = await byKey(key);
      if (paid?.state !== "succeeded")
        return { state: "failed", code: "not_paid", message: "It was never paid." };
      await db.transaction(async (tx) => {
        await tx.execute(sql`select 1 from sandbox_payments where id = ${paid.id} for update`);
        await tx.execute(sql`
          insert into sandbox_payments (key, kind, parent_id, card, amount, currency, state, failure_code, created_at)
          select ${refundKey}, 'refund', ${paid.id}, ${paid.card}, ${amount}::numeric, ${paid.currency},
            case when g.given + ${amount}::numeric > ${paid.captured}::numeric then 'failed' else 'succeeded' end,
            case when g.given + ${amount}::numeric > ${paid.captured}::numeric then 'too_much' else '' end,
            ${now.toISOString()}::timestamptz
          from (select coalesce(sum(amount), 0) as given from sandbox_payments
            where parent_id = ${paid.id} and state = 'succeeded') g
          on conflict (key) do nothing`);
      });
      return asIs(refundKey);
    },

    lookup: ({ key }) => asIs(key),
    lookupRefund: ({ refundKey }) => asIs(refundKey),
    beginCard: async () => null,

    async confirm(ref, approved) {
      const row = await one(sql`select * from sandbox_payments where id = ${idOf(ref)}`);
      if (!row) return { state: "absent" };
      if (approved) await move(ref, ["requires_confirmation"], "succeeded", normalize(row.amount));
      else await move(ref, ["requires_confirmation"], "failed", null, "not_confirmed");
      return asIs(row.key);
    },

    async readEvent(raw, signature, at) {
      const found = checkSignature(raw, signature, secret(), at);
      return found === "good" ? eventOf(raw) : found;
    },
  };
}

/** The sandbox's own work for one payment: settles what it kept waiting. @returns what it would tell; null for no such. */
export async function settleSandbox(db: Database, ref: string): Promise<SandboxRow | null> {
  await db.execute(sql`update sandbox_payments set state = 'succeeded', captured = amount
    where id = ${idOf(ref)} and state = 'pending'`);
  const { rows } = await db.execute<SandboxRow>(sql`select * from sandbox_payments where id = ${idOf(ref)}`);
  return rows[0] ?? null;
}
