import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

test("a customer finds its lines and what they cost on its home, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "john");
  await page.goto("/customer");
  await expect(page.getByRole("main")).toContainText("75.00");
  await page.getByRole("link", { name: "16465550101" }).click();
  await page.waitForURL(/\/customer\/accounts\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Jane's phone");
  await expect(page.getByRole("main")).toContainText("HBO");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a customer changes its own details, and not the name it is kept under", async ({ page }) => {
  await signIn(page, "john");
  await page.goto("/customer/profile");
  await expect(page.getByLabel("Name", { exact: true })).toHaveCount(0);
  const fax = `+1 646 ${Date.now() % 10_000_000}`;
  await page.getByLabel("Fax").fill(fax);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your details are saved.")).toBeVisible();
  await page.goto("/customer");
  await expect(page.getByRole("main")).toContainText(fax);
});

test("a line sees itself alone", async ({ page }) => {
  await signIn(page, "john-phone");
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("John's phone");
  await expect(page.getByRole("main")).not.toContainText("Jane's phone");
  const answer = await page.request.get("/customer");
  expect(new URL(answer.url()).pathname).toBe("/login");
});
