import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const unique = (what: string) => `${what} ${Date.now()}`;

/** A plan with everything wrong that can be wrong at once. */
async function fillBadly(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Currency").selectOption("USD");
  const first = page.getByRole("group", { name: "Promotion 1" });
  await first.getByRole("combobox", { name: "Promotion" }).selectOption("percent_off");
  await first.getByLabel("From period").fill("1");
  await first.getByLabel("For periods").fill("2");
  await first.locator('[name$=".value"]').fill("150");
  const second = page.getByRole("group", { name: "Promotion 2" });
  await second.getByRole("combobox", { name: "Promotion" }).selectOption("free");
  await second.getByLabel("From period").fill("2");
  await second.getByLabel("For periods").fill("1");
  await page.getByRole("button", { name: "Create the plan" }).click();
}

async function correct(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: /^Monthly ?(Optional)?$/ }).fill("30");
  await page.getByRole("group", { name: "Promotion 1" }).locator('[name$=".value"]').fill("50");
  await page.getByRole("group", { name: "Promotion 2" }).getByLabel("From period").fill("3");
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.waitForURL(/\/admin\/plans\/\d+$/);
}

for (const javaScriptEnabled of [true, false])
  test(`a plan is refused with every mistake named and nothing typed lost, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    const name = unique(javaScriptEnabled ? "Scripted" : "Plain");
    await signIn(page, "operator");
    await page.goto("/admin/plans/new");
    await fillBadly(page, name);
    const summary = page.getByRole("alert").filter({ hasText: "Some values need your attention" });
    for (const mistake of [
      "Give the fee for at least one billing period.",
      "Use a percentage above 0, up to 100.",
      "It overlaps with promotion 1.",
    ])
      await expect(summary.getByRole("link", { name: mistake })).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await expect(page.getByLabel("Currency")).toHaveValue("USD");
    await expect(page.locator('[name="promotions.0.value"]')).toHaveValue("150");
    await correct(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByRole("main")).toContainText("30.00 USD × 20 ÷ 30 = 20.00 USD");
    await expect(page.getByRole("main")).toContainText("Periods 1 to 2: 50% off; Period 3: free");
    await page.close();
  });

test("a product is found by a part of its name, and archived only after its consequence is shown", async ({
  page,
}) => {
  const name = unique("Seasonal add-on");
  await signIn(page, "operator");
  await page.goto("/admin/products/new");
  await page.getByRole("radio", { name: /^Add-on/ }).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Currency").selectOption("USD");
  await page.getByLabel("Precedence").fill("30");
  await page.getByRole("button", { name: "Create the product" }).click();
  await page.waitForURL(/\/admin\/products\/\d+$/);

  await page.goto(`/admin/products?match=contains&q=${encodeURIComponent(name.slice(9))}`);
  const row = page.getByRole("table", { name: "Products" }).getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("30");
  await row.getByRole("link", { name }).click();
  await page.waitForURL(/\/admin\/products\/\d+$/);
  await page.getByRole("button", { name: "Archive" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Accounts that have it keep it");
  await dialog.getByRole("button", { name: "Archive the product" }).click();
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();

  await page.goto(`/admin/products?match=contains&q=${encodeURIComponent(name.slice(9))}`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.goto(`/admin/products?archived=yes&q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("table", { name: "Products" })).toContainText(name);
});

test("a list keeps the columns and page size its reader chose", async ({ page }) => {
  await signIn(page, "finance");
  await page.goto("/admin/products");
  const head = page.getByRole("table", { name: "Products" }).getByRole("columnheader");
  await expect(head.filter({ hasText: "Created" })).toHaveCount(0);
  await page.locator("summary").filter({ hasText: "Columns" }).click();
  await page.getByLabel("Created").check();
  await page.getByLabel("Currency").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(head.filter({ hasText: "Created" })).toHaveCount(1);
  await page.goto("/admin/products?kind=main");
  await expect(head.filter({ hasText: "Created" })).toHaveCount(1);
  await expect(head.filter({ hasText: "Currency" })).toHaveCount(0);
});

test("an auditor reads the catalogue, the partners and the settings, and is offered no change", async ({
  page,
}) => {
  await signIn(page, "auditor");
  for (const room of ["/admin/plans", "/admin/products", "/admin/resellers", "/admin/distributors"]) {
    await page.goto(room);
    const main = page.getByRole("main");
    await expect(main.getByRole("link", { name: /^New / })).toHaveCount(0);
    await main.locator("a.row-link").first().click();
    await page.waitForURL(new RegExp(`${room}/\\d+$`));
    await expect(main.getByRole("link", { name: "Edit" })).toHaveCount(0);
    await expect(main.getByRole("button", { name: /Archive|Block|Close/ })).toHaveCount(0);
    expect((await page.goto(`${page.url()}/edit`))?.status()).toBe(403);
  }
  await page.goto("/admin/settings");
  await expect(page.getByRole("button", { name: "Save the settings" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Base currency");
});

test("a reseller sees its own catalogue alone; another's address does not exist for it", async ({
  browser,
}) => {
  const operator = await browser.newPage();
  await signIn(operator, "operator");
  await operator.goto("/admin/products?owner=0");
  const own = operator.getByRole("table", { name: "Products" }).locator("a.row-link").first();
  const address = (await own.getAttribute("href"))?.replace("/admin", "/reseller") ?? "";
  await operator.close();

  const page = await browser.newPage();
  await signIn(page, "easycall");
  await page.goto("/reseller/products");
  await expect(page.getByRole("table", { name: "Products" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("MegaStar");
  expect((await page.goto(address))?.status()).toBe(404);
  await page.close();
});
