import { expect, it } from "vitest";
import { groupOf, prepareGroups } from "./destination-group";

it("puts a number into the group that has its longest prefix, and others into none", () => {
  const groups = prepareGroups([
    { id: 1, prefixes: ["44", "49"] },
    { id: 2, prefixes: ["447", "4917"] },
  ]);
  expect(groupOf(groups, "442071234567")).toBe(1);
  expect(groupOf(groups, "447911123456")).toBe(2);
  expect(groupOf(groups, "33123")).toBeNull();
  expect(groupOf(groups, "*97")).toBeNull();
});
