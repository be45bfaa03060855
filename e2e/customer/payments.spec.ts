import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const main = (page: Page) => page.getByRole("main");

/** Stores one of the sandbox's cards, without letting it pay by itself. */
async function storeCard(page: Page, does: string): Promise<void> {
  await page.goto("/customer/payments/card");
  await page.getByRole("radio", { name: does }).check();
  await page.getByRole("checkbox", { name: /Pay invoices automatically/ }).uncheck();
  await page.getByRole("button", { name: "Store the card" }).click();
  await page.waitForURL(/\/customer\/payments$/);
}

async function pay(page: Page, card: RegExp, amount: string): Promise<void> {
  await page.goto("/customer/payments/pay");
  await page.getByLabel("Amount").fill(amount);
  await page.getByRole("radio", { name: card }).check();
  await page.getByRole("button", { name: "Pay now" }).click();
}

test.describe.configure({ mode: "serial" });

test("John pays with his stored card, and his balance and his history say so at once", async ({ page }) => {
  await signIn(page, "john");
  await pay(page, /Visa ending in 4242/, "3.21");
  await page.waitForURL(/\/customer\/payments\/\d+$/);
  await expect(main(page).getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(main(page).getByText("3.21").first()).toBeVisible();
  await page.goto("/customer/payments");
  await expect(main(page).getByText("3.21").first()).toBeVisible();
  await page.goto("/customer/why");
  await expect(
    main(page)
      .getByText(/You paid 3\.21 USD/)
      .first(),
  ).toBeVisible();
});

test("a card that asks for a confirmation is confirmed on a page, and declined on another try", async ({
  page,
}) => {
  await signIn(page, "john");
  await storeCard(page, "Asks for a confirmation");
  await pay(page, /Visa ending in 3155/, "1.11");
  await page.waitForURL(/\/customer\/payments\/\d+$/);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(main(page).getByText("Paid", { exact: true }).first()).toBeVisible();

  await pay(page, /Visa ending in 3155/, "1.12");
  await page.waitForURL(/\/customer\/payments\/\d+$/);
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(main(page).getByText("Failed", { exact: true }).first()).toBeVisible();
});

test("a declined card says why, and takes nothing", async ({ page }) => {
  await signIn(page, "john");
  await storeCard(page, "Is declined");
  await pay(page, /Visa ending in 0002/, "2.22");
  await expect(main(page).getByText("The card was declined.").first()).toBeVisible();
  await page.goto("/customer/why");
  await expect(main(page).getByText(/2\.22/)).toHaveCount(0);
});

for (const amount of ["0", "-5", "1.234567", "12 dollars"])
  test(`an amount of ${amount} is refused beside its field, and kept in it`, async ({ page }) => {
    await signIn(page, "john");
    await pay(page, /Visa ending in 4242/, amount);
    await expect(page.getByLabel("Amount")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Amount")).toHaveValue(amount);
  });

test("what is chosen for a periodic payment still stands in its form after it was saved", async ({
  page,
}) => {
  await signIn(page, "john");
  await page.goto("/customer/payments");
  const form = page.locator("form").filter({ has: page.getByLabel("Periodic payment of") });
  // A year ahead, so that nothing is charged while other tests run.
  const from = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel("Periodic payment of").fill("10.00");
  await form.getByLabel("How often").selectOption("quarter");
  await form.getByLabel("From", { exact: false }).last().fill(from);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText(/^The next one is on/)).toBeVisible();
  await expect(form.getByLabel("How often")).toHaveValue("quarter");
  await expect(form.getByLabel("Periodic payment of")).toHaveValue("10.00");

  await form.getByLabel("Periodic payment of").fill("");
  await form.getByLabel("How often").selectOption("");
  await form.getByLabel("From", { exact: false }).last().fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText(/^The next one is on/)).toHaveCount(0);
});

test("a clerk records a cheque, and finds it by its number", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=john doe");
  await main(page).getByRole("link", { name: "John Doe" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  await page.goto(`${new URL(page.url()).pathname}/payments/new`);
  await page.getByRole("radio", { name: "Cheque" }).check();
  await page.getByLabel(/^Amount in/).fill("4.56");
  await page.getByLabel("Reference").fill("Cheque 118");
  await page.getByRole("button", { name: "Record the payment" }).click();
  await expect(main(page).getByText("Cheque, Cheque 118").first()).toBeVisible();
  await expect(main(page).getByText("4.56").filter({ visible: true }).first()).toBeVisible();
});
