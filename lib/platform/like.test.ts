import { expect, it } from "vitest";
import { beginsWith, containing } from "./like";

it("takes the wildcards of LIKE as the signs they are", () => {
  expect(beginsWith("50%_\\")).toBe("50\\%\\_\\\\%");
});

it("searches columns kept in lower case, without the blanks around what was typed", () => {
  expect(beginsWith(" Fibre ")).toBe("fibre%");
  expect(containing("Fibre")).toBe("%fibre%");
});
