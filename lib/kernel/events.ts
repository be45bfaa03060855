import type { AuditCause } from "./audit";
import type { Work } from "./work";

/**
 * Something its customer should hear of. Whether, how and in which words is for notifications to say; it goes out at most
 * once for each `key`, however often it is emitted.
 */
export type Notice = {
  /** What kind of message: "invoice_issued". Known types stand in lib/domain/notifications/rules/types.ts. */
  type: string;
  customerId: number;
  /** Names the cause and the step: "invoice 17 reminder 7 days before". */
  key: string;
  /** What it is about: its delivery shows there, and it is not sent once its cause is gone. */
  about?: { type: "invoice" | "payment" | "customer" | "dispute"; id: number };
  /** What the template may say beside what is known of the customer. Money and dates as stored. */
  values?: Readonly<Record<string, string>>;
};

/**
 * What later contexts do inside the transaction of an earlier one's operation. They come with the context (lib/transport),
 * so that an operation which moves money knows nothing of collections or mail, and can't forget them.
 */
export type Followers = {
  /** What these customers owe has changed, each with its first cause. Asked once for all of an operation. */
  debtChanged(work: Work, changes: ReadonlyMap<number, AuditCause>): Promise<void>;
  notices(work: Work, notices: readonly Notice[]): Promise<void>;
};

/** Collected while an operation runs; the runner hands them to the followers before it writes the audit rows. */
export class Events {
  private debts = new Map<number, AuditCause>();
  private told: Notice[] = [];

  /** What these customers owe has changed: an invoice was issued, paid, adjusted or voided, or the balance moved by hand. */
  debtChanged(customerIds: Iterable<number>, cause: AuditCause): void {
    for (const id of customerIds) if (!this.debts.has(id)) this.debts.set(id, cause);
  }

  notice(notice: Notice): void {
    this.told.push(notice);
  }

  takeDebts(): ReadonlyMap<number, AuditCause> {
    const taken = this.debts;
    this.debts = new Map();
    return taken;
  }

  takeNotices(): readonly Notice[] {
    const taken = this.told;
    this.told = [];
    return taken;
  }
}

/** A follower may change debts itself; that this comes to an end is its own duty, and is not taken on trust. */
const ROUNDS = 3;

/**
 * Lets the followers have their part of the transaction.
 * @throws {Error} when their changes do not come to an end.
 */
export async function follow(work: Work, events: Events, followers: Followers): Promise<void> {
  for (let round = 0; ; round++) {
    const debts = events.takeDebts();
    if (debts.size === 0) break;
    if (round === ROUNDS) throw new Error("debts go on changing by being looked at");
    await followers.debtChanged(work, debts);
  }
  const notices = events.takeNotices();
  if (notices.length > 0) await followers.notices(work, notices);
}
