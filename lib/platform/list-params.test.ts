import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { listSpec, parseListParams, withParams } from "./list-params";

const spec = listSpec({
  filters: {
    status: z.array(z.enum(["active", "closed"])),
    classId: z.coerce.number().int().positive(),
    tags: z.array(z.string()).optional(),
  },
  sorts: ["name", "id"],
  defaultDir: "desc",
});
const parse = (query: string) => parseListParams(spec, new URLSearchParams(query));

describe("parseListParams", () => {
  it("an empty URL is the list as declared", () => {
    expect(parse("")).toEqual({
      q: "",
      filters: {},
      sort: "name",
      dir: "desc",
      cursor: null,
      direction: "next",
      pageSize: 25,
      ignored: [],
    });
  });

  it("reads every parameter, repeated ones into arrays, with their declared types", () => {
    const found = parse(
      "q=+anna+&status=active&status=closed&classId=7&sort=id&dir=asc&cursor=abc&direction=prev&pageSize=100",
    );
    expect(found).toMatchObject({
      q: "anna",
      filters: { status: ["active", "closed"], classId: 7 },
      sort: "id",
      dir: "asc",
      cursor: "abc",
      direction: "prev",
      pageSize: 100,
    });
    expectTypeOf(found.filters.classId).toEqualTypeOf<number | undefined>();
    expectTypeOf(found.sort).toEqualTypeOf<"name" | "id">();
  });

  it("takes one value for a filter of many, and the first value for a filter of one", () => {
    expect(parse("status=active").filters.status).toEqual(["active"]);
    expect(parse("tags=x").filters.tags).toEqual(["x"]);
    expect(parse("classId=7&classId=8").filters.classId).toBe(7);
  });

  it("reads what Next hands to a page the same way", () => {
    const raw = { q: "a", status: ["active"], classId: "7", sort: undefined, other: ["x"] };
    expect(parseListParams(spec, raw)).toEqual(parse("q=a&status=active&classId=7&other=x"));
  });

  it("leaves out values it does not understand, and names the filters", () => {
    const found = parse(
      "status=weird&classId=x&sort=password&dir=up&pageSize=1000&direction=back&nonsense=1",
    );
    expect(found).toEqual({ ...parse(""), ignored: ["status", "classId"] });
  });

  it("an emptied form field is no filter", () => {
    expect(parse("classId=&status=&q=+").ignored).toEqual([]);
    expect(parse("classId=&status=&q=+").filters).toEqual({});
  });

  it("throws for no URL at all", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("q", "status", "classId", "sort", "dir", "pageSize", "x"), fc.string()),
        (raw) => {
          const found = parseListParams(spec, raw);
          return [10, 25, 50, 100].includes(found.pageSize) && found.q.length <= 200;
        },
      ),
    );
  });
});

describe("withParams", () => {
  it("changes, adds and removes parameters, keeping the others", () => {
    expect(withParams({ q: "a", sort: "id" }, { dir: "asc", q: null })).toBe("?sort=id&dir=asc");
    expect(withParams(new URLSearchParams("q=a&b=1"), { b: "" })).toBe("?q=a");
    expect(withParams({ status: "active" }, { status: ["a", "b"] })).toBe("?status=a&status=b");
    expect(withParams({ status: ["a", "b"] }, { status: [] })).toBe("?");
  });

  it("a new filter or order starts at the first page; a step keeps the filter", () => {
    const current = { q: "a", cursor: "abc", direction: "prev" };
    expect(withParams(current, { sort: "name" })).toBe("?q=a&sort=name");
    expect(withParams(current, { cursor: "def", direction: "next" })).toBe("?q=a&cursor=def&direction=next");
  });

  it("escapes values, and does not change what it was given", () => {
    const current = new URLSearchParams("q=a");
    expect(withParams(current, { q: "a&b=c d" })).toBe("?q=a%26b%3Dc+d");
    expect(current.toString()).toBe("q=a");
  });
});
