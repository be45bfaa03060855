import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { plainPng } from "@/lib/testing/pictures";
import { signIn } from "../support/sign-in";

async function openNewest(page: Page, query = ""): Promise<string> {
  await page.goto(`/admin/invoices${query}`);
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/admin\/invoices\/\d+$/);
  return new URL(page.url()).pathname;
}

test("invoices are filtered by status and day, added up, and leave as files", async ({ page }) => {
  await signIn(page, "operator");
  await page.getByRole("link", { name: "Invoices", exact: true }).click();
  await page.waitForURL("**/admin/invoices");
  await expect(page.getByRole("table")).toBeVisible();
  await page.goto("/admin/invoices?from=2020-01-01");
  await expect(page.getByText(/^\d[\d,]* invoices?.*outstanding/).first()).toBeVisible();
  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await csv).suggestedFilename()).toBe("invoices.csv");
  await page.getByRole("combobox", { name: "Status" }).selectOption("paid");
  await page.waitForURL(/status=paid/);
  for (const row of await page.getByRole("row").all())
    if ((await row.getByRole("cell").count()) > 1) await expect(row).toContainText("Paid");
});

test("one invoice says what is to be paid by when, and its PDF is a PDF", async ({ page }) => {
  await signIn(page, "operator");
  await openNewest(page);
  const main = page.getByRole("main");
  for (const heading of ["Charges", "Summary", "What happened", "Addresses"])
    await expect(main.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download PDF" }).click();
  const download = await file;
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  expect(readFileSync(await download.path(), "latin1").slice(0, 5)).toBe("%PDF-");
});

test("an adjustment lowers what is to be paid, and no more than that is taken", async ({ page }) => {
  await signIn(page, "operator");
  await openNewest(page, "?status=open");
  await page.getByRole("button", { name: "Adjust" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Amount in/).fill("999999");
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await expect(dialog.getByText(/No more than that can be taken off/).first()).toBeVisible();
  await dialog.getByLabel(/^Amount in/).fill("0.01");
  await dialog.getByRole("textbox", { name: /^Comment/ }).fill("For the trouble");
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await expect(page.getByText(/Taken off/).first()).toBeVisible();
});

test("support reads invoices and is offered nothing to do with them", async ({ page }) => {
  await signIn(page, "support");
  await openNewest(page);
  for (const name of ["Adjust", "Void", "Reissue", "Write off", "Regenerate PDF"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  const answer = await page.request.get("/admin/invoices/export");
  expect(answer.status()).toBe(403);
});

test("a logo is taken, shown and removed; what is no picture is refused with a reason", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/settings/branding");
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    await page.getByLabel("Picture").setInputFiles({ name, mimeType, buffer });
    await page.getByRole("button", { name: "Upload" }).click();
  };
  await choose("logo.png", "image/png", Buffer.from("no picture at all"));
  await expect(page.getByText("Use a PNG or JPEG picture.")).toBeVisible();
  await choose("logo.png", "image/png", plainPng(60, 20));
  await expect(page.getByAltText("The logo on invoices")).toBeVisible();
  await page.getByRole("button", { name: "Remove the logo" }).click();
  await expect(page.getByAltText("The logo on invoices")).toHaveCount(0);
});
