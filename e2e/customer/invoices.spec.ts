import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

test("a customer finds its invoices on a phone, opens one and takes its PDF", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "john");
  await page.goto("/customer/invoices");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/customer\/invoices\/\d+$/);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Charges", exact: true })).toBeVisible();
  await expect(main.getByText("Amount due", { exact: true })).toBeVisible();
  for (const name of ["Adjust", "Void", "Write off"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download PDF" }).click();
  expect(readFileSync(await (await file).path(), "latin1").slice(0, 5)).toBe("%PDF-");
});

test("a line sees its own part of an invoice, and never the invoice", async ({ page }) => {
  await signIn(page, "john");
  await page.goto("/customer/invoices");
  const href = await page.getByRole("row").nth(1).getByRole("link").first().getAttribute("href");
  await page.context().clearCookies();
  await signIn(page, "john-phone");
  await page.goto("/account/invoices");
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/account\/invoices\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Your part of it");
  await expect(page.getByRole("main")).not.toContainText("Amount due");
  const invoice = await page.request.get(`${href}`);
  expect(new URL(invoice.url()).pathname).toBe("/login");
});
