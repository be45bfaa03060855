import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const LOG = "Audit log, newest first";

async function download(page: Page): Promise<{ name: string; lines: string[] }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await coming;
  const text = readFileSync(await file.path(), "utf8");
  return { name: file.suggestedFilename(), lines: text.trimEnd().split("\r\n") };
}

test("a change is found by its property, told with old and new, and exported as columns", async ({
  page,
  browser,
}) => {
  const note = `Moved in ${Date.now()}`;
  await signIn(page, "support");
  await page.goto("/admin/customers?q=john+doe");
  await page.getByRole("main").getByRole("link", { name: "John Doe" }).first().click();
  await page.getByRole("link", { name: "Edit" }).first().click();
  await page.waitForURL("**/edit");
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);

  const auditor = await browser.newPage();
  await signIn(auditor, "auditor");
  await auditor.goto("/admin/audit?property=Note&entityType=customer");
  const row = auditor.getByRole("table", { name: LOG }).getByRole("row").filter({ hasText: note }).first();
  await expect(row).toContainText("Adam Reyes");
  await expect(row).toContainText("Note");
  await expect(row.getByRole("link", { name: "John Doe" })).toBeVisible();
  await row.getByText("Details").click();
  await expect(row).toContainText("Request");
  await row.getByRole("link", { name: /^[0-9a-f]{8}-/ }).click();
  await auditor.waitForURL("**/admin/audit?requestId=*");
  await expect(auditor.getByRole("table", { name: LOG })).toContainText(note);

  await auditor.goto("/admin/audit?property=Note&entityType=customer");
  const { name, lines } = await download(auditor);
  expect(name).toMatch(/^audit-log-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(lines[0]).toContain("Property,Old,New,Delta,Cause type,Cause id,Reason");
  expect(lines.slice(1).some((line) => line.includes(note) && line.includes("Adam Reyes"))).toBe(true);
  expect(lines.slice(1).every((line) => line.includes(",customer,"))).toBe(true);
  await auditor.close();
});

test("the filters are the address, and what the address says wrong is named", async ({ page }) => {
  await signIn(page, "auditor");
  await page.goto("/admin/audit");
  await page.getByLabel("Kind").selectOption("auth");
  await page.waitForURL("**/admin/audit?kind=auth");
  await expect(page.getByRole("table", { name: LOG })).toContainText("signed in");
  await page.getByText("More", { exact: true }).click();
  await page.getByLabel("User").fill("nobody at all");
  await page.getByRole("button", { name: "Apply" }).first().click();
  await page.waitForURL("**/admin/audit?*user=nobody*");
  await expect(page.getByText("Nothing was found")).toBeVisible();
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page.getByRole("table", { name: LOG })).toBeVisible();
  await page.goto("/admin/audit?from=yesterday&kind=read");
  await expect(page.getByText("do not apply: from")).toBeVisible();
});

test("looking and exporting are themselves in the log", async ({ page }) => {
  await signIn(page, "auditor");
  await page.goto("/admin/audit?ip=192.0.2.77");
  await download(page);
  await page.goto("/admin/audit?user=auditor&entityType=audit_log");
  const log = page.getByRole("table", { name: LOG });
  await expect(log).toContainText("Arthur Lind exported the audit log.");
  await expect(log).toContainText("Arthur Lind viewed the audit log.");
});

test("a customer's page has the customer's own trail", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=john+doe");
  await page.getByRole("main").getByRole("link", { name: "John Doe" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Audit log" }).click();
  await page.waitForURL(/\/admin\/customers\/\d+\/audit$/);
  const log = page.getByRole("table", { name: LOG });
  await expect(log).toContainText("John Doe");
  await page.getByLabel("Kind").selectOption("read");
  await page.waitForURL("**/audit?kind=read");
  await expect(log).toContainText("Olivia Grant read the customer John Doe.");
});

test("those without the right see neither the log nor its file", async ({ page }) => {
  await signIn(page, "support");
  await expect(page.getByRole("navigation").getByRole("link", { name: "Audit log" })).toHaveCount(0);
  expect((await page.goto("/admin/audit"))?.status()).toBe(403);
  expect((await page.request.get("/admin/audit/export")).status()).toBe(403);
});
