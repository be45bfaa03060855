import { expect, it } from "vitest";
import { searchNeedle } from "./conditions";

it("looks for a whole field between its neighbours, so that two letters are enough", () => {
  expect(searchNeedle({ field: "state", op: "is", value: "NY" })).toEqual({
    text: "\nNY\n",
    atStart: false,
    atEnd: false,
  });
});

it("holds the first field to the start and the last to the end", () => {
  expect(searchNeedle({ field: "name", op: "begins", value: "Ann" })).toEqual({
    text: "Ann",
    atStart: true,
    atEnd: false,
  });
  expect(searchNeedle({ field: "externalRef", op: "ends", value: "77" })).toEqual({
    text: "77",
    atStart: false,
    atEnd: true,
  });
});

it("knows nothing about a field that is empty", () => {
  expect(searchNeedle({ field: "city", op: "empty", value: "" })).toBeNull();
});
