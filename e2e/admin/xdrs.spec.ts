import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

async function openCustomer(page: Page, name: string): Promise<string> {
  await page.goto(`/admin/customers?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  return new URL(page.url()).pathname;
}

async function book(
  page: Page,
  base: string,
  what: string,
  amount: string,
  more: Record<string, string> = {},
) {
  await page.goto(`${base}/xdrs/new`);
  await page.getByRole("radio", { name: what, exact: false }).first().check();
  await page.getByLabel(/^Amount in/).fill(amount);
  if (more.service)
    await page.getByRole("combobox", { name: "Service" }).selectOption({ label: more.service });
  await page.getByRole("textbox", { name: /^Comment/ }).fill(more.comment ?? "");
  await page.getByLabel("Internal comment").fill(more.inside ?? "");
  await page.getByRole("button", { name: "Book" }).click();
}

test("a charge is booked, seen by the customer without the internal comment, and taken back once", async ({
  page,
  browser,
}) => {
  await signIn(page, "operator");
  const base = await openCustomer(page, "John Doe");
  await page.getByRole("link", { name: "xDRs", exact: true }).last().click();
  await page.waitForURL(`${base}/xdrs`);
  await page.getByRole("link", { name: "New transaction" }).click();
  await page.waitForURL(`${base}/xdrs/new`);
  await book(page, base, "Charge", "12.345", {
    service: "Voice",
    comment: "Second handset",
    inside: "By Ana",
  });
  await page.waitForURL(`${base}/xdrs`);
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("Charge");
  await expect(first).toContainText("Second handset");
  await expect(first).toContainText("+12.345");

  const john = await (await browser.newContext()).newPage();
  await signIn(john, "john");
  await john.goto("/customer/xdrs");
  await john.getByRole("row").nth(1).getByRole("link", { name: "Charge" }).click();
  await john.waitForURL(/\/customer\/xdrs\/\d+$/);
  await expect(john.getByText("Second handset")).toBeVisible();
  await expect(john.getByText("By Ana")).toHaveCount(0);
  await expect(john.getByRole("button", { name: "Take back" })).toHaveCount(0);

  await first.getByRole("link", { name: "Charge" }).click();
  await page.waitForURL(/\/admin\/xdrs\/\d+$/);
  const one = page.url();
  await expect(page.getByText("By Ana")).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Booked on the wrong customer");
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Taken back by")).toBeVisible();
  expect(page.url()).toBe(one);
  await expect(page.getByRole("button", { name: "Take back" })).toHaveCount(0);
  await page.goto(`${base}/xdrs`);
  await expect(page.getByRole("row").nth(1)).toContainText("Charge, taken back");
  await expect(page.getByRole("row").nth(1)).toContainText("−12.345");
  await expect(page.getByRole("row").nth(2)).toContainText("Taken back");
});

test("no more is refunded than was paid; the form keeps what was typed and says why", async ({ page }) => {
  await signIn(page, "operator");
  const base = await openCustomer(page, "Northgate Dental");
  await book(page, base, "Refund", "5000");
  await expect(page.getByText("There are not enough unallocated payments for that.").first()).toBeVisible();
  await expect(page.getByLabel(/^Amount in/)).toHaveValue("5000");
});

test("days are added up, and leave as a file", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/xdrs?from=2020-01-01");
  await expect(page.getByText("in these days:").first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("xdrs.csv");
});

test("support sees what was booked and is offered no booking", async ({ page }) => {
  await signIn(page, "support");
  const base = await openCustomer(page, "John Doe");
  await page.goto(`${base}/xdrs`);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByRole("link", { name: "New transaction" })).toHaveCount(0);
  const response = await page.goto(`${base}/xdrs/new`);
  expect(response?.status()).toBe(403);
  await expect(page.getByRole("button", { name: "Book" })).toHaveCount(0);
});

test("a row of the journal is taken back from the list, with a reason, and no second time", async ({
  page,
}) => {
  await signIn(page, "operator");
  await page.goto("/admin/xdrs?kind=credit");
  const row = page
    .getByRole("row")
    .filter({ hasNot: page.getByText("Taken back") })
    .nth(1);
  await row.getByRole("button", { name: /^Actions for xDR/ }).click();
  await page.getByRole("menuitem", { name: "Take back…" }).click();
  await page.waitForURL(/\/take-back$/);
  const address = page.url();
  await page.getByLabel("Reason").fill("Given twice");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.waitForURL(/\/admin\/xdrs\/\d+$/);
  await expect(page.getByText("Taken back by")).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("It was taken back already.")).toBeVisible();
});
