import { describe, expect, it } from "vitest";
import { type AuditFacts, auditText } from "./audit-text";

const adam = { realm: "admin", id: 7, name: "Adam Support" };
const john = { realm: "customer", id: 42, name: "John Doe" };

const row = (facts: Partial<AuditFacts>): AuditFacts => ({
  kind: "modification",
  action: "customer.update",
  outcome: "ok",
  actor: adam,
  subject: null,
  entity: { type: "customer", id: 42, name: "John Doe" },
  property: null,
  before: null,
  after: null,
  delta: null,
  cause: null,
  reason: "",
  details: null,
  ...facts,
});

const change = (
  property: string,
  before: string | null,
  after: string | null,
  facts: Partial<AuditFacts> = {},
) => auditText(row({ property, before, after, ...facts }));

describe("a changed property", () => {
  it("reads as the reference has it (G3)", () => {
    expect(
      change("unallocatedPayments", "10.00", "70.00", {
        delta: "60.00",
        cause: { type: "payment", id: "2204" },
      }),
    ).toBe(
      "Unallocated payments changed from 10.00 to 70.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id 2204).",
    );
  });

  it("says which way an amount went, and by how much without a sign", () => {
    expect(change("creditLimit", "1250.50", "50.00", { delta: "-1200.50" })).toBe(
      "Credit limit changed from 1,250.50 to 50.00 (decreased by 1,200.50).",
    );
  });

  it("says nothing of a direction where nothing moved or nothing is an amount", () => {
    expect(change("creditLimit", "50.00", "50.00", { delta: "0.00" })).toBe(
      "Credit limit changed from 50.00 to 50.00.",
    );
    expect(change("billingPeriod", "monthly", "weekly")).toBe(
      "Billing period changed from monthly to weekly.",
    );
  });

  it("names what was empty, and yes and no", () => {
    expect(change("email", "", "a@example.com")).toBe("E-mail changed from nothing to a@example.com.");
    expect(change("closedAt", "2026-03-01T00:00:00.000Z", null)).toBe(
      "Closed at changed from 2026-03-01T00:00:00.000Z to nothing.",
    );
    expect(change("blocked", "false", "true")).toBe("Blocked changed from no to yes.");
  });

  it("lets a row speak for its own cause", () => {
    expect(
      change("balance", "100.00", "70.00", {
        delta: "-30.00",
        cause: { type: "adjustment", id: "31" },
        details: { cause: "Goodwill", source: "from a support ticket" },
      }),
    ).toBe(
      "Balance changed from 100.00 to 70.00 (decreased by 30.00). Goodwill – from a support ticket (xDR id 31).",
    );
  });

  it("makes do with the type of a cause nobody gave words to", () => {
    expect(change("status", "open", "closed", { cause: { type: "bulk_run", id: "9" } })).toBe(
      "Status changed from open to closed. Bulk run (bulk run id 9).",
    );
  });

  it("keeps a long value from filling the page", () => {
    const text = change("note", "", "x".repeat(4000));
    expect(text.length).toBeLessThan(200);
    expect(text).toContain("x…");
  });
});

describe("everything else", () => {
  it("names the real person first and then on whose behalf", () => {
    const read = { kind: "read", action: "customer.get" };
    expect(auditText(row(read))).toBe("Adam Support read the customer John Doe.");
    expect(auditText(row({ ...read, subject: john }))).toBe(
      "Adam Support read the customer John Doe on behalf of John Doe.",
    );
  });

  it.each<[string, Partial<AuditFacts>, string]>([
    [
      "a list",
      {
        kind: "read",
        action: "customer.list",
        entity: { type: "customer", id: null, name: "" },
        details: { count: 41 },
      },
      "Adam Support read the list of customers (41 rows).",
    ],
    [
      "a page read for someone",
      {
        kind: "read",
        action: "portal.read",
        subject: john,
        entity: { type: "page", id: null, name: "/customer/subscriptions" },
      },
      "Adam Support opened the page /customer/subscriptions on behalf of John Doe.",
    ],
    [
      "a form sent for someone",
      {
        kind: "read",
        action: "portal.read",
        subject: john,
        entity: { type: "page", id: null, name: "/customer/profile" },
        details: { method: "POST" },
      },
      "Adam Support sent a form on the page /customer/profile on behalf of John Doe.",
    ],
    [
      "something created",
      { action: "customer.create", details: { created: { name: "John Doe" } } },
      "Adam Support created the customer John Doe.",
    ],
    [
      "a save without a change",
      { details: { unchanged: true } },
      "Adam Support saved the customer John Doe; nothing changed.",
    ],
    [
      "an act with a reason",
      { action: "customer.block", reason: "Asked by phone" },
      "Adam Support blocked the customer John Doe. Reason: Asked by phone",
    ],
    [
      "an act with an object",
      { action: "customer.update_contact", subject: john },
      "Adam Support updated contact of the customer John Doe on behalf of John Doe.",
    ],
    [
      "a sign-in",
      {
        kind: "auth",
        action: "session.sign_in",
        actor: { realm: "anonymous", id: null, name: "anonymous" },
        entity: { type: "session", id: 7, name: "adam" },
        details: { user: "Adam Support", realm: "admin" },
      },
      "Adam Support signed in as adam.",
    ],
    [
      "a refused sign-in",
      {
        kind: "auth",
        action: "session.sign_in",
        outcome: "denied",
        actor: { realm: "anonymous", id: null, name: "anonymous" },
        entity: { type: "session", id: null, name: "adam" },
        reason: "wrong password",
      },
      "Sign-in as “adam” was refused: wrong password",
    ],
    [
      "a refused operation",
      {
        action: "customer.close",
        outcome: "denied",
        entity: { type: "customer", id: null, name: "" },
        reason: "No right.",
      },
      "Adam Support was refused “customer.close”: No right.",
    ],
    [
      "the start of acting",
      {
        kind: "auth",
        action: "impersonation.start",
        entity: { type: "impersonation", id: 3, name: "John Doe" },
        reason: "Ticket 4711, wrong bill",
      },
      "Adam Support asked to log in as John Doe. Reason: Ticket 4711, wrong bill",
    ],
    [
      "the hand-over, which the browser asks for before it is anybody",
      {
        kind: "auth",
        action: "impersonation.exchange",
        actor: { realm: "anonymous", id: null, name: "anonymous" },
        entity: { type: "impersonation", id: 3, name: "John Doe" },
        details: { by: "Adam Support", realm: "customer" },
      },
      "Adam Support logged in as John Doe.",
    ],
    [
      "the end of acting by itself",
      {
        kind: "auth",
        action: "impersonation.end",
        actor: { realm: "system", id: null, name: "gate" },
        entity: { type: "impersonation", id: 3, name: "John Doe" },
        details: { ended: "idle", by: "Adam Support" },
      },
      "Acting for John Doe by Adam Support ended: nothing was done for too long.",
    ],
    [
      "a job",
      {
        action: "subscription.activate",
        actor: { realm: "system", id: null, name: "subscriptions.activate" },
        entity: { type: "subscription", id: 5, name: "Essentials" },
      },
      "The job “subscriptions.activate” activated the subscription Essentials.",
    ],
    [
      "a look at the log itself",
      { kind: "read", action: "audit.list", entity: { type: "audit_log", id: null, name: "" } },
      "Adam Support viewed the audit log.",
    ],
  ])("tells %s", (_, facts, text) => expect(auditText(row(facts))).toBe(text));
});
