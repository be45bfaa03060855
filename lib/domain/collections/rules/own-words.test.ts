import { describe, expect, it } from "vitest";
import { type OwnFacts, tellOwn } from "./own-words";

const clear: OwnFacts = {
  state: "clear",
  language: "en",
  currency: "USD",
  today: "2026-08-16",
  remaining: "1020.00",
  toResume: "1010.00",
  overdueSince: null,
  liftedThrough: null,
  restorableUntil: null,
  promise: null,
  invoices: [],
  stops: [],
  ahead: [],
};
const owing: Partial<OwnFacts> = {
  overdueSince: "2026-07-31",
  invoices: [
    { invoiceId: 1, number: "INV-000001", status: "do_not_collect", paymentStatus: "overdue" },
    { invoiceId: 2, number: "INV-000002", status: "collect", paymentStatus: "overdue" },
  ],
};
const told = (facts: Partial<OwnFacts>) => {
  const found = tellOwn({ ...clear, ...facts });
  return found && `${found.title}. ${found.body}`;
};

it("tells nothing where nothing overdue is collected", () => {
  expect(tellOwn(clear)).toBeNull();
});

describe("a suspended customer", () => {
  const suspended: Partial<OwnFacts> = {
    ...owing,
    state: "suspended",
    stops: [{ kind: "suspended", toDay: null, invoiceId: 2 }],
  };
  it("is told for which invoice, and what brings services back", () => {
    expect(told(suspended)).toBe(
      "Service suspended because invoice INV-000002 is overdue. Pay 1,010.00 USD to have it back.",
    );
  });
  it("is told in Spanish and Portuguese as those write amounts", () => {
    expect(told({ ...suspended, language: "es" })).toBe(
      "Servicio suspendido porque la factura INV-000002 está vencida. Pague 1.010,00 USD para recuperarlo.",
    );
    expect(told({ ...suspended, language: "pt-BR" })).toBe(
      "Serviço suspenso porque a fatura INV-000002 está vencida. Pague 1.010,00 USD para tê-lo de volta.",
    );
  });
});

it("says until when services are on, before what was promised, before what is overdue", () => {
  const promise = { until: "2026-08-20", amount: "20.00" };
  const collecting = { ...owing, state: "collecting" as const };
  expect(told({ ...collecting, liftedThrough: "2026-08-18", promise })).toContain(
    "Your service is on until 18 August 2026",
  );
  expect(told({ ...collecting, promise })).toContain("You promised to pay 20.00 USD by 20 August 2026");
  expect(told({ ...collecting, ahead: [{ on: "2026-08-25", step: "suspend" }] })).toBe(
    "1,020.00 USD to be paid, overdue since 31 July 2026. If it is not paid, your service will be suspended on 25 August 2026.",
  );
});

it("says until when a terminated customer can come back, and no more once that is over", () => {
  const terminated = { ...owing, state: "terminated" as const };
  expect(told({ ...terminated, restorableUntil: "2026-09-01" })).toContain("back until 1 September 2026");
  expect(told({ ...terminated, restorableUntil: "2026-08-15" })).not.toContain("back until");
});
