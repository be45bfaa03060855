import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const unique = (what: string) => `${what} ${Date.now()}`;
const TAXES = "/admin/settings/taxes";

const tax = (page: Page, number: number) => page.getByRole("group", { name: `Tax ${number}`, exact: true });
const rate = (page: Page, of: number, number: number) =>
  page.getByRole("group", { name: `Tax ${of}, rate ${number}`, exact: true });

async function openBusiness(page: Page, tab = ""): Promise<void> {
  await page.goto("/admin/settings/customer-classes?q=Business");
  const link = page.getByRole("table", { name: "Customer classes" }).getByRole("link", { name: /^Business/ });
  const href = await link.first().getAttribute("href");
  await page.goto(`${href}${tab}`);
}

for (const javaScriptEnabled of [true, false])
  test(`a tax regime is refused with every mistake at its row and nothing typed lost, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    const name = unique(javaScriptEnabled ? "Scripted taxes" : "Plain taxes");
    await signIn(page, "operator");
    await page.goto(`${TAXES}/new`);
    await page.getByLabel("Name", { exact: true }).fill(name);
    await tax(page, 1).getByLabel("Name on invoices").fill("VAT");
    await tax(page, 1).getByLabel("Rate for everything else, %").fill("twenty");
    await rate(page, 1, 1).getByLabel("Category").fill("Books");
    await rate(page, 1, 1).getByLabel("Rate, %").fill("5.5");
    await page.getByRole("button", { name: "Create the tax regime" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "Some values need your attention" });
    await expect(summary.getByRole("link", { name: "Write the rate like 20 or 9.975." })).toBeVisible();
    await expect(tax(page, 1).getByLabel("Rate for everything else, %")).toHaveValue("twenty");
    await expect(rate(page, 1, 1).getByLabel("Rate, %")).toHaveValue("5.5");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await tax(page, 1).getByLabel("Rate for everything else, %").fill("20");
    await page.getByRole("button", { name: "Create the tax regime" }).click();
    await page.waitForURL(new RegExp(`${TAXES}/\\d+$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByRole("main")).toContainText("20 %, books 5.5 %");
    await page.close();
  });

test("rows of taxes and rates are added without losing what was typed, and the calculator works out both", async ({
  page,
}) => {
  const name = unique("Province");
  await signIn(page, "operator");
  await page.goto(`${TAXES}/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await tax(page, 1).getByLabel("Name on invoices").fill("Federal");
  await tax(page, 1).getByLabel("Rate for everything else, %").fill("5");
  await page.getByRole("button", { name: "Add a tax" }).click();
  await tax(page, 2).getByLabel("Name on invoices").fill("Provincial");
  await tax(page, 2).getByLabel("Rate for everything else, %").fill("10");
  await tax(page, 2).getByLabel("Taken on the amount and the taxes before it").check();
  await tax(page, 2).getByRole("button", { name: "Add a rate" }).click();
  await expect(tax(page, 1).getByLabel("Name on invoices")).toHaveValue("Federal");
  await page.getByRole("button", { name: "Create the tax regime" }).click();
  await page.waitForURL(new RegExp(`${TAXES}/\\d+$`));
  // 100 + 5 + 10 % of 105
  await expect(page.getByRole("main")).toContainText("115.50");
  await page.getByLabel("Amount").fill("200");
  await page.getByLabel("Tax category").fill("not_taxed");
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.waitForURL(/amount=200/);
  await expect(page.getByRole("main")).toContainText("200.00 of “free of tax” costs 200.00");
});

test("a regime in use says whom a change is for, and can't be archived", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto(`${TAXES}?q=VAT`);
  await page
    .getByRole("table", { name: "Tax regimes" })
    .getByRole("link", { name: "VAT", exact: true })
    .click();
  await page.waitForURL(new RegExp(`${TAXES}/\\d+$`));
  await expect(page.getByRole("main").getByRole("link", { name: "Business" })).toBeVisible();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive the tax regime" }).click();
  await expect(page.getByRole("dialog")).toContainText("Give them another one first");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByRole("main")).toContainText("from the next invoice that is made");
});

test("the billing of a class tells what a change of its numbers means before it is saved", async ({
  page,
}) => {
  await signIn(page, "operator");
  const name = unique("Numbered");
  await page.goto("/admin/settings/customer-classes/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create the class" }).click();
  await page.waitForURL(/customer-classes\/\d+$/);
  await page.getByRole("navigation", { name: "Class" }).getByRole("link", { name: "Billing" }).click();
  await page.waitForURL(/\/billing$/);
  await expect(page.getByRole("radio", { name: /^Half up/ })).toBeChecked();
  await expect(page.getByText("16.85306 → 16.86")).toBeVisible();
  await page.getByLabel("Decimals of a total").selectOption("0");
  await expect(page.getByText("16.85306 → 17").first()).toBeVisible();
  await page.getByLabel("Decimals of a total").selectOption("2");
  const pattern = `N${Date.now()}-{number:4}`;
  await page.getByLabel("Pattern").fill("no number in it");
  await expect(page.getByText("The pattern must contain {number}.")).toBeVisible();
  await page.getByLabel("Pattern").fill(pattern);
  const first = pattern.replace("{number:4}", "0001");
  await expect(
    page.getByText(`A new series “${pattern}” begins at 1: the next invoice is ${first}.`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save the billing" }).click();
  await expect(page.getByText(`Saved. The next invoice is ${first}.`)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Pattern")).toHaveValue(pattern);
});

test("billing is saved without script, and a pattern that can't be is told at its field", async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await signIn(page, "operator");
  await openBusiness(page, "/billing");
  await page.getByLabel("Pattern").fill("{year}");
  await page.getByRole("button", { name: "Save the billing" }).click();
  await expect(page.getByRole("alert")).toContainText("The pattern must contain {number}.");
  await page.getByLabel("Pattern").fill("B{year}-{number:5}");
  await page.getByRole("button", { name: "Save the billing" }).click();
  await expect(page.getByLabel("Pattern")).toHaveValue("B{year}-{number:5}");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.close();
});

test("an exemption is added and removed, and the customer's estimate follows", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=Blue+Fern+Bakery");
  await page.getByRole("link", { name: "Blue Fern Bakery" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  await page.goto(`${page.url()}/taxes`);
  const main = page.getByRole("main");
  await expect(main).toContainText("costs 120.00");
  await page.getByLabel("Exempt from").selectOption("");
  const certificate = unique("EX");
  await page.getByLabel("Certificate").fill(certificate);
  await page.getByRole("button", { name: "Add the exemption" }).click();
  await expect(main).toContainText(`Certificate ${certificate}`);
  await expect(main).toContainText("costs 100.00");
  await page.getByRole("button", { name: "Remove the exemption from all taxes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the exemption" }).click();
  await expect(main).toContainText("The customer pays every tax.");
  await expect(main).toContainText("costs 120.00");
});

test("an auditor reads taxes and billing and is offered no change", async ({ page }) => {
  await signIn(page, "auditor");
  await page.goto(TAXES);
  await expect(page.getByRole("main").getByRole("link", { name: /^New / })).toHaveCount(0);
  expect((await page.goto(`${TAXES}/new`))?.status()).toBe(403);
  await openBusiness(page, "/billing");
  await expect(page.getByRole("main")).toContainText("30 days after the issue");
  await expect(page.getByRole("button", { name: "Save the billing" })).toHaveCount(0);
  await page.goto("/admin/settings/invoice-numbers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
});
