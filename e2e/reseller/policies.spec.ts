import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const SUSPENDED_AFTER = "10";

test("a reseller sees whom a shorter patience would hit before it takes effect, and schedules it", async ({
  page,
}) => {
  await signIn(page, "easycall");
  await page.goto("/reseller/collections");
  await expect(page.getByRole("link", { name: "Lucas Moreau" })).toBeVisible();
  await page.getByRole("link", { name: "Policies" }).click();
  await expect(page.getByRole("row", { name: /Default.*up to 5\.00 USD/ })).toBeVisible();
  await page.getByRole("link", { name: "Default", exact: true }).click();

  const suspend = page.getByRole("region", { name: "Suspend" });
  await suspend.getByLabel("Days after it was due").fill(SUSPENDED_AFTER);
  await suspend.getByLabel("Notices, days before").fill("5");
  await page.getByLabel("Why it is changed").fill("Less patience");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.waitForURL(/\/preview\?/);
  await expect(page.getByRole("heading", { level: 1, name: "What would change" })).toBeVisible();

  await page.getByRole("link", { name: "Leave everything as it is" }).click();
  await page.waitForURL(/\/policies\/\d+$/);
  await expect(page.getByText("Less patience")).toHaveCount(0);
  await expect(suspend.getByLabel("Days after it was due")).toHaveValue("30");
});

test("the policies of others are not there for a reseller", async ({ page }) => {
  await signIn(page, "easycall");
  // The first class is the company's own.
  expect((await page.goto("/reseller/collections/policies/1"))?.status()).toBe(404);
  expect((await page.goto("/reseller/collections/policies/1/preview?effectiveOn=2040-01-01"))?.status()).toBe(
    404,
  );
});
