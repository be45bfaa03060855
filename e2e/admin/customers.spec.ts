import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const unique = (what: string) => `${what} ${Date.now()}`;

async function createCustomer(page: Page, name: string): Promise<string> {
  await page.goto("/admin/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("City").fill("Reykjavík");
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  return new URL(page.url()).pathname;
}

async function addAccount(page: Page, customer: string, identifier: string): Promise<string> {
  await page.goto(`${customer}/accounts/new`);
  await page.getByLabel("Number or user name").fill(identifier);
  await page.getByLabel("Main product").selectOption({ label: "Essentials" });
  await page.getByRole("button", { name: "Add account" }).click();
  await page.waitForURL(/\/admin\/accounts\/\d+$/);
  return new URL(page.url()).pathname;
}

for (const javaScriptEnabled of [true, false])
  test(`a customer is refused with every mistake named and nothing typed lost, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    const name = unique(javaScriptEnabled ? "Scripted" : "Plain");
    await signIn(page, "operator");
    await page.goto("/admin/customers/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Credit limit").fill("5");
    await page.getByLabel("Default discount").fill("120");
    await page.getByRole("radio", { name: /Prepaid/ }).check();
    await page.getByRole("button", { name: "Create customer" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "Some values need your attention" });
    await expect(summary.getByRole("link", { name: /prepaid customer's limit/ })).toBeVisible();
    await expect(summary.getByRole("link", { name: "Use a percentage from 0 to 100." })).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await expect(page.getByRole("radio", { name: /Prepaid/ })).toBeChecked();
    await page.getByLabel("Credit limit").fill("");
    await page.getByLabel("Default discount").fill("12.5");
    await page.getByRole("button", { name: "Create customer" }).click();
    await page.waitForURL(/\/admin\/customers\/\d+$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByRole("main")).toContainText("12.5 %");
    await page.close();
  });

test("what will be saved is shown before it is", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers/new");
  await page.getByLabel("Name", { exact: true }).fill("Reviewed");
  const review = page.locator("section.form-section").filter({ hasText: "What will be saved." });
  await expect(review).toContainText("Reviewed");
  await expect(review).toContainText("Postpaid");
});

test("a customer is found by conditions that all hold, blocked with a selection, and exported", async ({
  page,
}) => {
  const name = unique("Found by conditions");
  await signIn(page, "operator");
  await createCustomer(page, name);
  await page.goto("/admin/customers/search");
  const condition = (n: number) => page.getByRole("group", { name: `Condition ${n}` });
  await condition(1).getByLabel("Field").selectOption("city");
  await condition(1).getByLabel("Comparison").selectOption("is");
  await condition(1).getByLabel("Value").fill("REYKJAVÍK");
  await condition(2).getByLabel("Field").selectOption("name");
  await condition(2).getByLabel("Comparison").selectOption("ends");
  await condition(2).getByLabel("Value").fill(name.slice(-8));
  await page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL(/\/admin\/customers\?/);
  await expect(page.getByRole("main")).toContainText("City is REYKJAVÍK");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("combobox", { name: "Status" }).selectOption("active");
  await page.waitForURL(/status=active/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  await page.getByRole("button", { name: "Block 1 customer" }).click();
  await expect(page.getByRole("main")).toContainText("Will be blocked");
  await page.getByLabel("Reason").fill("seen in a test");
  await page.getByRole("button", { name: "Block 1 customer" }).click();
  await page.waitForURL(/status=blocked/);
  await page.goto(`/admin/customers?q=${encodeURIComponent(name)}`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  const rows = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(`${name},`);
  expect(rows[1]).toContain(",blocked,");
});

test("closing shows what ends, asks for the name, and ends it", async ({ page }) => {
  const name = unique("To be closed");
  const identifier = `47${Date.now()}`;
  await signIn(page, "operator");
  const customer = await createCustomer(page, name);
  const account = await addAccount(page, customer, identifier);
  await page.goto(`${customer}/close`);
  await expect(page.getByRole("main")).toContainText("1 account");
  await page.getByLabel("Reason").fill("moved abroad");
  await page.getByLabel(`Type ${name} to confirm`).fill("something else");
  await page.getByRole("button", { name: "Close customer" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "can't be undone" })).toBeVisible();
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await page.getByRole("button", { name: "Close customer" }).click();
  await page.waitForURL(new RegExp(`${customer}$`));
  await expect(page.getByRole("main")).toContainText("Permanently terminated");
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await page.goto(account);
  await expect(page.getByRole("main")).toContainText("Closed");
});

test("an account changes, and its mistakes are told beside the fields", async ({ page }) => {
  const identifier = `48${Date.now()}`;
  await signIn(page, "operator");
  const account = await addAccount(page, await createCustomer(page, unique("Has an account")), identifier);
  await page.goto(`${account}/edit`);
  await page.getByRole("textbox", { name: /^Name/ }).fill("Front desk");
  await page.getByLabel("Last day").fill("2020-01-01");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: /last day can't be before/ })).toBeVisible();
  await page.getByLabel("Last day").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(new RegExp(`${account}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${identifier} · Front desk`);
});
