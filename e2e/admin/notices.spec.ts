import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

/** Where a notice is said: a toast with script, a line at the top of the page without. */
const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

async function createCustomer(page: Page, name: string): Promise<string> {
  await page.goto("/admin/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  return new URL(page.url()).pathname;
}

for (const javaScriptEnabled of [true, false])
  test(`what was done is said on the page it leads to, and only there, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    await signIn(page, "operator");
    const customer = await createCustomer(page, `Told ${javaScriptEnabled} ${Date.now()}`);
    await page.goto(`${customer}/accounts/new`);
    await page.getByLabel("Number or user name").fill(`49${Date.now()}`);
    await page.getByLabel("Main product").selectOption({ label: "Essentials" });
    await page.getByRole("button", { name: "Add account" }).click();
    await page.waitForURL(/\/admin\/accounts\/\d+$/);
    await expect(notice(page, "Account added.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(notice(page, "Account added.")).toHaveCount(0);
    await page.close();
  });

test("what was done is said although the form that did it is gone", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto(await createCustomer(page, `Told ${Date.now()}`));
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("seen in a test");
  await page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await expect(notice(page, "Blocked.")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Unblock" })).toBeVisible();
});

test("without script too, what was done is said although the form that did it is gone", async ({
  browser,
}) => {
  const scripted = await browser.newPage();
  await signIn(scripted, "operator");
  await scripted.goto("/admin/products/new");
  await scripted.getByLabel("Name", { exact: true }).fill(`Told ${Date.now()}`);
  await scripted.getByLabel("Currency").selectOption("USD");
  await scripted.getByRole("button", { name: "Create the product" }).click();
  await scripted.waitForURL(/\/admin\/products\/\d+$/);
  await scripted.getByRole("button", { name: "Archive" }).click();
  await scripted.getByRole("dialog").getByRole("button", { name: "Archive the product" }).click();
  await expect(notice(scripted, "Archived.")).toBeVisible();
  const storageState = await scripted.context().storageState();
  const plain = await browser.newPage({ javaScriptEnabled: false, storageState });
  await plain.goto(scripted.url());
  await plain.getByRole("button", { name: "Restore" }).click();
  await expect(notice(plain, "Back on offer.")).toBeVisible();
  expect(plain.url()).toBe(scripted.url());
  await expect(plain.getByRole("button", { name: "Restore" })).toHaveCount(0);
  await Promise.all([scripted.close(), plain.close()]);
});

test("a notice is text, whoever wrote it", async ({ page, baseURL }) => {
  await signIn(page, "operator");
  const value = encodeURIComponent("<img src=x onerror=alert(1)>");
  await page.context().addCookies([{ name: "trunkline-notice", value, url: baseURL }]);
  await page.reload();
  await expect(notice(page, "<img src=x onerror=alert(1)>")).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});
