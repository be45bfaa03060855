import { expect, it } from "vitest";
import { listHref } from "./list-href";

const url = {
  path: "/admin/customers",
  params: { q: "acme", status: ["open", "blocked"], after: "x9", empty: "", none: undefined },
};

it("keeps every filter and forgets the position when something changes", () => {
  expect(listHref(url, { sort: "name" })).toBe(
    "/admin/customers?q=acme&status=open&status=blocked&sort=name",
  );
});

it("moves to a position without losing the filters", () => {
  expect(listHref(url, { after: "k2" })).toBe("/admin/customers?q=acme&status=open&status=blocked&after=k2");
});

it("removes what is set to nothing, down to the bare path", () => {
  expect(listHref({ path: "/a", params: { q: "x" } }, { q: null })).toBe("/a");
});
