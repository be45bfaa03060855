import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkAfter,
  type GatewayState,
  nextState,
  OPEN_STATES,
  PAYMENT_STATES,
  type PaymentState,
} from "./states";

const TOLD: GatewayState[] = [
  "pending",
  "requires_confirmation",
  "authorized",
  "succeeded",
  "failed",
  "cancelled",
  "unknown",
  "absent",
];

describe("where a payment stands", () => {
  it("is paid once the gateway said so, whatever came before and after, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TOLD)), fc.array(fc.constantFrom(...TOLD)), (before, after) => {
        const heard = [...before, "succeeded" as const, ...after];
        const end = heard.reduce<PaymentState>((state, told) => nextState(state, told, "pay"), "created");
        expect(end).toBe("succeeded");
      }),
    );
  });

  it("does not come back to life once it has failed or was let go, except by money that moved", () => {
    for (const over of ["failed", "cancelled"] as const)
      for (const told of TOLD.filter((one) => one !== "succeeded"))
        expect(nextState(over, told, "pay")).toBe(over);
  });

  it("is unknown without an answer, and failed only when the gateway never heard of it", () => {
    expect(nextState("pending", "unknown", "pay")).toBe("unknown");
    expect(nextState("unknown", "absent", "pay")).toBe("failed");
    expect(nextState("unknown", "absent", "capture")).toBe("unknown");
  });

  it("stays authorised when a capture is refused, and when late news of its beginning arrive", () => {
    expect(nextState("pending", "failed", "capture")).toBe("authorized");
    for (const late of ["pending", "requires_confirmation", "unknown"] as const)
      expect(nextState("authorized", late, "pay")).toBe("authorized");
  });

  it("is asked about as long as it is under way, and no longer", () => {
    const now = new Date("2026-03-15T12:00:00Z");
    for (const state of PAYMENT_STATES)
      expect({ state, asked: checkAfter(state, now) !== null }).toEqual({
        state,
        asked: OPEN_STATES.includes(state),
      });
  });
});
