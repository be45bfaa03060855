import { describe, expect, it } from "vitest";
import { impersonationEnd, impersonationState } from "./impersonation-state";

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 15, 12, minutes));
const times = {
  handoverExpiresAt: at(1),
  handoverUsedAt: at(0) as Date | null,
  lastSeenAt: at(5),
  endsAt: at(30),
  endedAt: null as Date | null,
};

describe("an acting session", () => {
  it("runs until ten idle minutes or its end", () => {
    expect(impersonationState(times, at(14), 10)).toBe("running");
    expect(impersonationState(times, at(15), 10)).toBe("ended");
    expect(impersonationState({ ...times, lastSeenAt: at(29) }, at(30), 10)).toBe("ended");
  });

  it("waits a minute for its portal to be opened, then was never used", () => {
    const unopened = { ...times, handoverUsedAt: null };
    expect(impersonationState(unopened, at(0), 10)).toBe("waiting");
    expect(impersonationState(unopened, at(1), 10)).toBe("unused");
    expect(impersonationEnd(unopened, null, at(20), 10)).toBeNull();
  });

  it("says when it ran out, though nobody came back to be told", () => {
    expect(impersonationEnd(times, null, at(40), 10)).toEqual({ at: at(15), cause: "idle" });
    expect(impersonationEnd({ ...times, lastSeenAt: at(25) }, null, at(40), 10)).toEqual({
      at: at(30),
      cause: "expired",
    });
    expect(impersonationEnd(times, null, at(6), 10)).toBeNull();
  });

  it("keeps the cause that was written down", () => {
    expect(impersonationEnd({ ...times, endedAt: at(7) }, "revoked", at(40), 10)).toEqual({
      at: at(7),
      cause: "revoked",
    });
  });
});
