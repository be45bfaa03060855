import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

/** An open invoice of a customer that has no other: what is paid goes to it. */
async function openOne(page: Page): Promise<{ path: string; customer: string }> {
  await page.goto("/admin/invoices?status=open&pageSize=100");
  const found: { path: string; customer: string; untouched: boolean }[] = [];
  for (const row of (await page.getByRole("row").all()).slice(1)) {
    const hrefs = await row
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const path = hrefs.find((href) => /\/invoices\/\d+$/.test(href));
    const customer = hrefs.find((href) => /\/customers\/\d+$/.test(href));
    const text = (await row.textContent()) ?? "";
    if (path && customer) found.push({ path, customer, untouched: /Unpaid|Overdue/.test(text) });
  }
  const one = found.find(
    ({ customer, untouched }) =>
      untouched && found.filter((other) => other.customer === customer).length === 1,
  );
  if (!one) throw new Error("the demo has no customer with one open invoice");
  return one;
}

const amountOf = (text: string): string => /(\d[\d,]*\.\d{2})/.exec(text)?.[1]?.replaceAll(",", "") ?? "";

/** Hundredths, so that no sum of the test is a fraction. */
const cents = (amount: string): number => Number(amount.replace(".", ""));
const written = (many: number): string => `${Math.floor(many / 100)}.${String(many % 100).padStart(2, "0")}`;
const grouped = (many: number): string => written(many).replace(/\B(?=(\d{3})+\.)/g, ",");

test("why something is left to pay: adjusted, partly paid, with who did it; and a wrong adjustment is found by reading it", async ({
  page,
}) => {
  await signIn(page, "operator");
  const { path, customer } = await openOne(page);
  await page.goto(path);
  const main = page.getByRole("main");
  const hero = main.getByText("Left to pay", { exact: false }).first().locator("xpath=..");
  const left = cents(amountOf((await hero.textContent()) ?? ""));
  expect(left).toBeGreaterThan(200);
  const taken = Math.floor(left * 0.3);
  const paid = Math.floor(left * 0.6);

  await page.getByRole("button", { name: "Adjust" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Amount in/).fill(written(taken));
  await dialog
    .getByRole("textbox", { name: /^Internal comment/ })
    .fill(`Agreed by phone to take off ${written(taken * 2)}`);
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await expect(dialog).toBeHidden();

  await page.goto(`${customer}/xdrs/new`);
  await page.getByRole("radio", { name: /^Payment/ }).check();
  await page.getByLabel(/^Amount in/).fill(written(paid));
  await page.getByRole("button", { name: "Book" }).click();
  await page.waitForURL(/\/xdrs$/);

  await page.goto(path);
  await page.getByRole("link", { name: /^Why\? is this left to pay/ }).click();
  await page.waitForURL(/\/why$/);
  await expect(main.getByText(/is still to be paid/).first()).toBeVisible();
  await expect(main.getByText(/^Invoice .* generated: total /).first()).toBeVisible();
  // What was booked stands beside what was agreed: here the mistake is read.
  await expect(
    main.getByText(new RegExp(`^Adjustments changed from .*\\(increased by ${grouped(taken)}\\)`)).last(),
  ).toBeVisible();
  await expect(main.getByText(`Agreed by phone to take off ${written(taken * 2)}`).last()).toBeVisible();
  await expect(
    main
      .getByText(
        /^Amount paid changed from .*Payments source – from customer payment transaction \(xDR id \d+\)\.$/,
      )
      .last(),
  ).toBeVisible();

  await main.getByRole("link", { name: "Table", exact: true }).click();
  await page.waitForURL(/view=table/);
  await expect(main.getByRole("columnheader", { name: /^Left to pay/ })).toBeVisible();
  const file = page.waitForEvent("download");
  await main.getByRole("link", { name: "Export CSV" }).click();
  expect((await file).suggestedFilename()).toMatch(/^why-invoice-.*\.csv$/);

  await main
    .getByRole("link", { name: /^xDR id \d+$/ })
    .last()
    .click();
  await page.waitForURL(/\/admin\/xdrs\/\d+$/);
  await page.getByRole("link", { name: /^Why\? was this the balance/ }).click();
  await page.waitForURL(/\/why\?about=balance&until=\d+$/);
  await expect(main.getByText(/^Balance changed from /).last()).toBeVisible();
});

test("a customer reads in plain words how the balance came about, and disputes a line", async ({ page }) => {
  await signIn(page, "john");
  await page.getByRole("link", { name: /^Why\? is my balance/ }).click();
  await page.waitForURL(/\/customer\/why\?about=balance$/);
  const main = page.getByRole("main");
  await expect(main.getByText(/^You (owe|can still spend)|in your favour/).first()).toBeVisible();
  await expect(main.getByText(/^You (paid|were charged) /).first()).toBeVisible();
  // Nobody of the staff is named.
  await expect(main.getByText(/operator/i)).toHaveCount(0);

  await page.goto("/customer/disputes");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/customer\/disputes\/\d+$/);
  await page.getByRole("button", { name: "Withdraw the dispute" }).click();
  await expect(main.getByText("Withdrawn", { exact: true })).toBeVisible();
});

test("a clerk answers a dispute, and the books balance when they are checked", async ({ page }) => {
  await signIn(page, "operator");
  const { path } = await openOne(page);
  await page.goto(`${path}/dispute`);
  await page.getByLabel("Why", { exact: true }).fill("Never ordered");
  await page.getByLabel(/^Amount in/).fill("0.01");
  await page.getByRole("button", { name: "Send the dispute" }).click();
  await page.waitForURL(/\/admin\/disputes\/\d+$/);
  const main = page.getByRole("main");
  await main.getByLabel("Answer").first().fill("You are right");
  await main.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(main.getByText("Agreed", { exact: true }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: /^xDR \d+$/ })).toBeVisible();

  await page.goto("/admin/books");
  if (await page.getByRole("button", { name: "Check now" }).isVisible())
    await page.getByRole("button", { name: "Check now" }).click();
  await expect(async () => {
    await page.goto("/admin/books");
    await expect(page.getByText(/A check (is under way|waits)/)).toHaveCount(0);
    await expect(page.getByText(/Books balance: 0 discrepancies/)).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await page.getByRole("link", { name: /^I2 / }).click();
  await page.waitForURL(/\/admin\/books\/I2$/);
  await expect(main.getByText("Nothing breaks it")).toBeVisible();
});
