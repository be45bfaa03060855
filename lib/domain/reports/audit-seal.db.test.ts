import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { sealRows } from "@/lib/testing/sealing";
import { getAuditSeal, listAuditLog, recordAuditCheck } from "./index";

const fine = { blocks: 3, rows: 120, waiting: 0, problems: [] };

beforeAll(async () => void (await testWorld(db())));

it("tells readers of the log how far it is sealed and what the last check found", async () => {
  const reader = adminContext(db(), { now: new Date(), permissions: ["audit:read"] });
  expect(await getAuditSeal(reader, {})).toEqual({ sealed: null, checked: null });
  await recordAuditCheck(systemContext(db()), fine);
  await sealRows(db(), new Date(), 1);
  expect(await getAuditSeal(reader, {})).toMatchObject({ sealed: { blockNo: 1 }, checked: { ok: true } });
  await recordAuditCheck(systemContext(db()), { ...fine, problems: ["a row of block 2 was changed"] });
  expect(await getAuditSeal(reader, {})).toMatchObject({
    checked: { ok: false, problem: "1 problem: a row of block 2 was changed" },
  });
  const { rows } = await listAuditLog(reader, { entityType: "audit_seal" });
  expect(rows.map(({ text }) => text)).toEqual([
    "The check of the audit log found 1 problem: a row of block 2 was changed",
    "The seals of the audit log were checked, and all fit.",
  ]);
});

it("is for readers of the log, and the result for the check alone to write", async () => {
  await expect(getAuditSeal(adminContext(db(), { permissions: ["user:read"] }), {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(recordAuditCheck(adminContext(db()), fine)).rejects.toMatchObject({ code: "forbidden" });
});
