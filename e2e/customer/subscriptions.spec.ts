import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

test("John sees five subscriptions over three accounts: 75.00 this month, Netflix's fee in the next", async ({
  page,
}) => {
  await signIn(page, "john");
  await page.getByRole("link", { name: "Subscriptions" }).first().click();
  await page.waitForURL("**/customer/subscriptions");
  const main = page.getByRole("main");
  await expect(main).toContainText("75.00");
  await expect(main).toContainText("84.99");
  await expect(main).toContainText("20.00 × 3 + 0.00 + 15.00 = 75.00");
  await expect(main.getByText("Essentials", { exact: true }).first()).toBeVisible();
  for (const name of ["Netflix", "HBO"])
    await expect(main.getByText(name, { exact: true }).first()).toBeVisible();
});

test("the account of one line shows its own subscriptions only", async ({ page }) => {
  await signIn(page, "john-phone");
  await page.goto("/account/subscriptions");
  const main = page.getByRole("main");
  await expect(main.getByText("Netflix", { exact: true }).first()).toBeVisible();
  await expect(main.getByText("HBO", { exact: true })).toHaveCount(0);
});

test("an operator finds John by a part of his name and sees the same figures", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=ohn+d");
  await page.getByRole("link", { name: "John Doe" }).first().click();
  await page.getByRole("link", { name: "Subscriptions", exact: true }).first().click();
  await page.waitForURL("**/subscriptions");
  await expect(page.getByRole("main")).toContainText("20.00 × 3 + 9.99 + 15.00 = 84.99");
});
