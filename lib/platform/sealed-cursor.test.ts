import { expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "./keyset";
import { openCursor, sealCursor } from "./sealed-cursor";

const open = encodeCursor("name:asc", { values: ["anna nowak"], id: 7 });
const sealed = sealCursor("name:asc", open) ?? "";

it("a sealed cursor keeps the id and not the value", () => {
  expect(Buffer.from(sealed, "base64url").toString()).not.toContain("anna");
  expect(decodeCursor("name:asc", 1, sealed)).toEqual({ values: [null], id: 7 });
  expect(sealCursor("name:asc", null)).toBeNull();
});

it("opens to the very cursor that was sealed, while its row is in sight", async () => {
  expect(await openCursor("name:asc", sealed, async (id) => (id === 7 ? "anna nowak" : undefined))).toBe(
    open,
  );
  await expect(openCursor("name:asc", sealed, async () => undefined)).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(openCursor("name:desc", sealed, async () => "anna nowak")).rejects.toMatchObject({
    code: "invalid",
  });
});
