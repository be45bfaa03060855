import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customerBalances, invoiceSettlements, invoices, paymentIntents } from "@/db/schema";
import {
  addSandboxCard,
  beginPayment,
  carryOut,
  type SANDBOX_CARDS,
  setGateway,
} from "@/lib/domain/payments";
import { normalize } from "@/lib/platform/money";
import { adminContext, customerContext, systemContext, TEST_NOW } from "./contexts";
import type { Estate } from "./factories";
import { writeInvoice } from "./invoice-trial";
import { makeCustomer } from "./subscription-story";

let count = 0;

type Card = keyof typeof SANDBOX_CARDS;
type Owner = { customerId: number; resellerId: number; distributorId: number };

/** One customer who pays with cards of the sandbox, at a clock that the test moves. */
export class Payer {
  now = TEST_NOW;

  private constructor(
    readonly db: Database,
    readonly owner: Owner,
  ) {}

  static async make(db: Database, estate: Estate, values: Parameters<typeof makeCustomer>[3] = {}) {
    await setGateway(adminContext(db), { gateway: "sandbox" });
    const customerId = await makeCustomer(db, estate, `Payer ${++count}`, values);
    const { resellerId, distributorId } = estate;
    return new Payer(db, { customerId, resellerId, distributorId });
  }

  get id(): number {
    return this.owner.customerId;
  }

  at(moment: string): this {
    this.now = new Date(moment.includes("T") ? moment : `${moment}T12:00:00Z`);
    return this;
  }

  admin = () => adminContext(this.db, { now: this.now });
  self = () => customerContext(this.db, this.owner, { now: this.now });
  system = () => systemContext(this.db, { now: this.now });

  async card(card: Card, autoPay = false): Promise<number> {
    const typed = { customerId: this.id, card, expires: "2030-12", autoPay };
    return (await addSandboxCard(this.admin(), typed)).methodId;
  }

  invoice(net: string, dates: { issuedOn?: string; dueOn?: string } = {}): Promise<number> {
    return writeInvoice(this.db, this.owner, { net, ...dates });
  }

  /** Begins a payment and carries it out. @returns its id and where it stands. */
  async pay(amount: string, methodId: number, invoiceId?: number) {
    const { paymentId } = await beginPayment(this.self(), { amount, methodId, invoiceId });
    return { paymentId, state: await carryOut(this.system, paymentId) };
  }

  async payment(paymentId: number) {
    const [row] = await this.db.select().from(paymentIntents).where(eq(paymentIntents.id, paymentId));
    if (!row) throw new Error("no such payment");
    return row;
  }

  /** What is left to pay of each invoice, the oldest first. */
  async due(): Promise<string[]> {
    const rows = await this.db
      .select()
      .from(invoices)
      .where(eq(invoices.customerId, this.id))
      .orderBy(invoices.id);
    return rows.map(({ total, paid, adjusted }) => String(Number(total) - Number(paid) - Number(adjusted)));
  }

  async pot(): Promise<string> {
    const [row] = await this.db
      .select()
      .from(customerBalances)
      .where(eq(customerBalances.customerId, this.id));
    return normalize(row?.unallocated ?? "0");
  }

  async balance(): Promise<string> {
    const [row] = await this.db
      .select()
      .from(customerBalances)
      .where(eq(customerBalances.customerId, this.id));
    return normalize(row?.balance ?? "0");
  }

  /** Rows that moved what is paid of an invoice, in order. */
  async settled(invoiceId: number, kind = "payment"): Promise<number[]> {
    const rows = await this.db
      .select()
      .from(invoiceSettlements)
      .where(eq(invoiceSettlements.invoiceId, invoiceId))
      .orderBy(invoiceSettlements.id);
    return rows.filter((row) => row.kind === kind).map(({ amount }) => Number(amount));
  }

  async postings(kind = "payment"): Promise<number[]> {
    const { rows } = await this.db.execute<{ amount: string }>(
      sql`select amount::text from xdrs where customer_id = ${this.id} and kind = ${kind} order by id`,
    );
    return rows.map(({ amount }) => Number(amount));
  }
}
