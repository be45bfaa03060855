import { expect, it } from "vitest";
import { commissionProblem } from "./commission";

it("takes every percentage from nothing to everything", () => {
  for (const percent of ["0", "12.5", "99.99999", "100.00"]) expect(commissionProblem(percent)).toBeNull();
});

it("refuses less than nothing and more than everything", () => {
  for (const percent of ["-0.00001", "100.00001", "1000"]) expect(commissionProblem(percent)).not.toBeNull();
});
