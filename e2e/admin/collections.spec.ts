import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const formWith = (page: Page, button: string) =>
  page.locator("form").filter({ has: page.getByRole("button", { name: button }) });
const main = (page: Page) => page.getByRole("main");

/** The class of companies, which has no policy: what is scheduled for it here changes nothing today. */
async function openBusinessClass(page: Page): Promise<void> {
  await signIn(page, "operator");
  await page.goto("/admin/settings/customer-classes");
  await page.getByRole("link", { name: "Business", exact: true }).first().click();
  await page.waitForURL(/\/customer-classes\/\d+$/);
  await page.goto(`${new URL(page.url()).pathname}/collection`);
}

test("a suspended customer is found, lifted, promises to pay, and is suspended again when both are taken back", async ({
  page,
}) => {
  await signIn(page, "operator");
  await page.goto("/admin/collections?filter=suspended");
  await page.getByRole("link", { name: "Ruth Feldman" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+\/collection$/);
  await expect(page.getByText(/^Suspended since .* for invoice/)).toBeVisible();
  await expect(page.getByText(/Services come back by themselves when/)).toBeVisible();
  await expect(main(page).getByText("Notice of suspension").first()).toBeVisible();

  const promise = formWith(page, "Write it down");
  await promise.getByLabel("They will pay").fill("99999");
  await promise.getByLabel("By").fill(dayIn(5));
  await promise.getByRole("button", { name: "Write it down" }).click();
  await expect(promise.getByText(/No more than .* is asked for/).first()).toBeVisible();
  await expect(promise.getByLabel("They will pay")).toHaveValue("99999");

  const lift = formWith(page, "Lift it");
  await lift.getByLabel("Until").fill(dayIn(3));
  await lift.getByLabel("Reason").fill("Waits for a bank transfer");
  await lift.getByRole("button", { name: "Lift it" }).click();
  await expect(page.getByText(/^Suspension lifted until the end of/)).toBeVisible();
  await expect(page.getByText(/^Suspended since/)).toHaveCount(0);
  await page.getByRole("button", { name: "End the lift now" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("It did not come");
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(page.getByText(/^Suspended since/)).toBeVisible();

  await promise.getByLabel("They will pay").fill("20");
  await promise.getByLabel("By").fill(dayIn(5));
  await promise.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText(/^Promised to pay/)).toBeVisible();
  await expect(page.getByText(/^Suspended since/)).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel the promise" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("They called again");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the promise" }).click();
  await expect(page.getByText(/^Suspended since/)).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`a policy is previewed before it is saved, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    await openBusinessClass(page);
    const day = dayIn(javaScriptEnabled ? 300 : 301);
    await page.getByLabel("Threshold, USD").fill("25");
    await page.getByLabel("Remind, days before it is due").fill("7, soon");
    await page.getByLabel("Takes effect on").fill(day);
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText("“soon” is no number of days").first()).toBeVisible();
    await expect(page.getByLabel("Threshold, USD")).toHaveValue("25");

    await page.getByLabel("Remind, days before it is due").fill("7, 1");
    await page.getByLabel("Why it is changed").fill(`Seen in a test ${day}`);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForURL(/\/collection\/preview\?/);
    await expect(page.getByRole("heading", { level: 1, name: "What would change" })).toBeVisible();
    await page.getByRole("link", { name: "Change it" }).click();
    await page.waitForURL(/\/collection\?/);
    await expect(page.getByLabel("Threshold, USD")).toHaveValue("25");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForURL(/\/collection\/preview\?/);
    await page.getByRole("button", { name: /^Save from/ }).click();
    await page.waitForURL(/\/collection$/);
    await expect(page.getByText(`Seen in a test ${day}`)).toBeVisible();
    await expect(page.getByText("Scheduled", { exact: true }).first()).toBeVisible();
    await page.close();
  });

test("a scheduled change is cancelled before it takes effect", async ({ page }) => {
  await openBusinessClass(page);
  const note = `Not after all ${Date.now()}`;
  await page.getByLabel("Takes effect on").fill(dayIn(320));
  await page.getByLabel("Why it is changed").fill(note);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.waitForURL(/\/collection\/preview\?/);
  await page.getByRole("button", { name: /^Save from/ }).click();
  const version = page.getByRole("listitem").filter({ hasText: note });
  await version.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText(note)).toHaveCount(0);
});

test("John, who pays, has a collection tab that says so", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=john+doe");
  await page.getByRole("link", { name: "John Doe" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  await page.getByRole("link", { name: "Collection", exact: true }).click();
  await page.waitForURL(/\/collection$/);
  await expect(page.getByRole("heading", { name: "Open invoices" })).toBeVisible();
  await expect(page.getByText("Services were never stopped for debt")).toBeVisible();
});

test("days on which nobody works are added by line, and taken out again", async ({ page }) => {
  await signIn(page, "operator");
  await page.goto("/admin/settings/non-working-days");
  await page.getByLabel("Days, one a line").fill("31.12.2040 New Year’s Eve");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/“31.12.2040” is not a date/).first()).toBeVisible();
  await page.getByLabel("Days, one a line").fill("2040-12-31 New Year’s Eve");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row", { name: /31 Dec 2040/ })).toBeVisible();
  await page.getByRole("button", { name: "Remove 31 Dec 2040" }).click();
  await expect(page.getByRole("row", { name: /31 Dec 2040/ })).toHaveCount(0);
});
