import { describe, expect, it } from "vitest";
import { waitMinutes } from "./lockout";

describe("the wait after wrong tries", () => {
  it("is none for four, then doubles to a quarter of an hour and stays there", () => {
    expect([0, 1, 2, 3, 4].map(waitMinutes)).toEqual([0, 0, 0, 0, 0]);
    expect([5, 6, 7, 8, 9, 10, 50, 1000].map(waitMinutes)).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
  });
});
