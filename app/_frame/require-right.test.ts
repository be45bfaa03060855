import { expect, it } from "vitest";
import type { PortalSession } from "@/lib/transport/session";
import { hasOwnRight, requireOwnRight } from "./require-right";

const acting = { actorName: "Ann", subjectName: "John", endsAt: new Date(0), idleEndsAt: new Date(0) };
const sessionOf = (given: Pick<PortalSession, "permissions" | "acting">): PortalSession => ({
  portal: "reseller",
  name: "",
  personName: null,
  login: "",
  roleName: "",
  timeZone: "UTC",
  companyName: "",
  hasSecondFactor: false,
  fresh: true,
  pending: null,
  ...given,
});
const rights = new Set(["payment:make"] as const);

it("counts a right as one's own only for whoever has it and acts for nobody", () => {
  const own = sessionOf({ permissions: rights, acting: null });
  expect(hasOwnRight(own, "payment:make")).toBe(true);
  expect(hasOwnRight(own, "payment:manage")).toBe(false);
  expect(hasOwnRight(sessionOf({ permissions: rights, acting }), "payment:make")).toBe(false);
});

it("refuses a form in somebody else's name as one without the right", () => {
  const session = sessionOf({ permissions: rights, acting });
  expect(() => requireOwnRight(session, "payment:make")).toThrow("You do not have the right to do this.");
});
