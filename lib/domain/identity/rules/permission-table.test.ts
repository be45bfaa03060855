import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS, permissionsOf } from "@/lib/kernel/permissions";
import { permissionTable } from "./permission-table";

const keys = (table: ReturnType<typeof permissionTable>) =>
  table.flatMap(({ permissions }) => permissions.map(({ key }) => key));

describe("the permission table", () => {
  it("has every right once", () => {
    expect(keys(permissionTable()).toSorted()).toEqual(ALL_PERMISSIONS.toSorted());
  });

  it("has for a realm what its roles may hold, and no empty group", () => {
    expect(keys(permissionTable("customer")).toSorted()).toEqual(permissionsOf("customer").toSorted());
    for (const { permissions } of permissionTable("account")) expect(permissions).not.toEqual([]);
  });
});
