import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

// A dry run and a run are jobs; a busy machine takes its time for them.
const JOB = { timeout: 60_000 };

const cardOf = (page: Page, title: string | RegExp): Locator =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: title }) });

async function openCustomer(page: Page, name: string): Promise<string> {
  await page.goto(`/admin/customers?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  return new URL(page.url()).pathname;
}

async function assertSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
  ).toEqual([]);
}

test("a run that comes is tried without keeping anything, and the preview is found again", async ({
  page,
}) => {
  await signIn(page, "operator");
  await page.getByRole("link", { name: "Bill runs" }).first().click();
  await page.waitForURL("**/admin/billing");
  const upcoming = page.getByRole("table", { name: "Upcoming runs" });
  await upcoming.getByRole("button", { name: "Preview" }).first().click();
  await page.waitForURL(/\/admin\/billing\/previews\/\d+$/);
  const address = new URL(page.url()).pathname;
  await expect(page.getByText("A dry run: nothing was kept")).toBeVisible();
  await expect(cardOf(page, "What it would come to")).toBeVisible(JOB);
  await expect(page.getByText("Would be parked", { exact: true })).toBeVisible();
  // The period is not over: nobody can start it yet.
  await expect(page.getByRole("button", { name: "Start now" })).toHaveCount(0);
  await assertSound(page);

  await page.goto("/admin/billing");
  await upcoming.getByRole("link", { name: "Look at the last preview" }).first().click();
  await page.waitForURL(`**${address}`);
});

test("a run that has ended says what it came to, beside the one before, and leads to its invoices", async ({
  page,
}) => {
  await signIn(page, "operator");
  await page.goto("/admin/billing");
  await page.getByRole("table", { name: "Past runs" }).getByRole("link").first().click();
  await page.waitForURL(/\/admin\/billing\/runs\/\d+$/);
  const totals = page.getByRole("table", { name: "Totals by currency" });
  await expect(totals).toBeVisible();
  await expect(totals.getByRole("columnheader", { name: "Difference" })).toBeVisible();
  await expect(cardOf(page, "What changed most")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0);
  const runId = /\d+$/.exec(new URL(page.url()).pathname)?.[0];
  await page.getByRole("link", { name: "All invoices of this run" }).click();
  await page.waitForURL(`**/admin/invoices?runId=${runId}`);
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
});

test("a customer is held with a reason, listed, and released", async ({ page }) => {
  await signIn(page, "operator");
  const base = await openCustomer(page, "John Doe");
  const billing = cardOf(page, /^Billing$/);
  await expect(billing).toContainText("Next closing day");
  await billing.getByRole("button", { name: "Hold" }).click();
  const dialog = page.getByRole("dialog");
  // Without a reason nobody is held.
  await dialog.getByRole("button", { name: "Hold" }).click();
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await dialog.getByLabel("Reason").fill("A dispute over March");
  await dialog.getByRole("button", { name: "Hold" }).click();
  await expect(billing).toContainText("A dispute over March");

  await page.goto("/admin/billing/parked");
  const row = page.getByRole("row").filter({ hasText: "A dispute over March" });
  await expect(row).toContainText("John Doe");
  await assertSound(page);
  await row.getByRole("button", { name: "Release John Doe" }).click();
  await expect(page.getByRole("row").filter({ hasText: "A dispute over March" })).toHaveCount(0);
  await page.goto(base);
  await expect(billing.getByRole("button", { name: "Hold" })).toBeVisible();
});

test("what was charged is billed out of turn, once", async ({ page }) => {
  await signIn(page, "operator");
  const base = await openCustomer(page, "John Doe");
  await page.goto(`${base}/xdrs/new`);
  await page.getByRole("radio", { name: "Charge", exact: false }).first().check();
  await page.getByLabel(/^Amount in/).fill("4.20");
  await page.getByLabel(/^Service/).selectOption({ index: 1 });
  await page.getByRole("textbox", { name: /^Comment/ }).fill("Out of turn");
  await page.getByRole("button", { name: "Book" }).click();
  await page.waitForURL(`**${base}/xdrs`);

  await page.goto(base);
  const billing = cardOf(page, /^Billing$/);
  await billing.getByRole("button", { name: "Bill now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the invoice" }).click();
  await page.waitForURL(/\/admin\/invoices\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Out of turn");
  await page.goto(base);
  await expect(billing.getByRole("button", { name: "Bill now" })).toHaveCount(0);
});

test("a customer and its line are told about their next invoice, each of its own", async ({ browser }) => {
  for (const login of ["john", "john-phone"]) {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, login);
    const card = cardOf(page, "Your next invoice");
    // A page does not wait long for a forecast; it says to look again, so that is done.
    await expect(async () => {
      if (await card.getByText("Look again in a while").isVisible()) await page.reload();
      await expect(card).toContainText("Your next invoice will be about", { timeout: 2_000 });
    }).toPass(JOB);
    await expect(card.getByText("Together")).toBeVisible();
    await expect(card.getByRole("button")).toHaveCount(0);
    await page.context().close();
  }
});

test("support looks at bill runs and finds nothing to press", async ({ page }) => {
  await signIn(page, "support");
  await page.goto("/admin/billing");
  await expect(page.getByRole("heading", { name: "Bill runs" })).toBeVisible();
  const main = page.getByRole("main");
  for (const name of ["Preview", "Start now", "Pause", "Resume"])
    await expect(main.getByRole("button", { name })).toHaveCount(0);
});
