import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

/** A company with four desks and a support plan on the customer itself. */
async function openNorthgate(page: Page): Promise<string> {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=northgate");
  await page.getByRole("link", { name: "Northgate Dental" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  return `${new URL(page.url()).pathname}/subscriptions`;
}

test("an operator adds a plan to the customer itself, gives a discount with a reason, and takes it away again", async ({
  page,
}) => {
  const list = await openNorthgate(page);
  await page.goto(`${list}/new`);
  await page.getByLabel("Plan").selectOption({ label: "HBO · 15.00 a month" });
  await page.getByRole("button", { name: "Add subscription" }).click();
  await page.waitForURL(/subscriptions\/\d+$/);
  const one = page.url();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("HBO");
  await expect(page.getByText("The customer itself").first()).toBeVisible();

  await page.getByRole("link", { name: "Adjust fee" }).click();
  await page.getByLabel("How much").fill("20");
  await page.getByLabel("Reason").fill("Welcome offer");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(one);
  const why = page.locator("#why");
  await expect(why).toContainText("Discount 20 % (Welcome offer)");
  await expect(why).toContainText("−3.00");

  await page.getByRole("button", { name: "Remove Discount 20 %" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("None of its own.")).toBeVisible();

  await page.goto(`${list}/close?ids=${new URL(one).pathname.split("/").at(-1)}&when=now`);
  await page.getByLabel("Type 1 to confirm").fill("1");
  await page.getByRole("button", { name: "Close 1 subscription" }).click();
  await page.waitForURL((url) => url.pathname === list);
});

test("one service is closed on all lines of a customer: previewed, confirmed by the count, and taken back", async ({
  page,
}) => {
  const list = await openNorthgate(page);
  await page.goto(list);
  const boxes = page.getByRole("checkbox", { name: /^Select Office/ });
  await expect(boxes).toHaveCount(4);
  for (const n of [0, 1]) await boxes.nth(n).check();
  await page.getByRole("button", { name: "Close 2 subscriptions" }).click();
  await page.waitForURL(/\/close\?/);

  const main = page.getByRole("main");
  await expect(main.getByText("Closes", { exact: true })).toHaveCount(2);
  await expect(main.getByRole("heading", { name: "All subscriptions together" })).toBeVisible();
  await page.getByLabel("Type 2 to confirm").fill("3");
  await page.getByRole("button", { name: "Close 2 subscriptions" }).click();
  await expect(main.getByText("2 would close, not 3. Look at the preview again.")).toBeVisible();
  await page.getByLabel("Type 2 to confirm").fill("2");
  await page.getByRole("button", { name: "Close 2 subscriptions" }).click();
  await page.waitForURL((url) => url.pathname === list);
  await expect(main.getByText(/^ends/)).toHaveCount(2);

  for (const _ of [0, 1]) {
    await page.goto(list);
    await main.getByRole("row").filter({ hasText: "ends" }).first().getByRole("link").first().click();
    await page.getByRole("button", { name: "Keep it running" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Keep it running" }).click();
    await expect(page.getByRole("button", { name: "Keep it running" })).toHaveCount(0);
  }
  await page.goto(list);
  await expect(main.getByText(/^ends/)).toHaveCount(0);
});

test("an operator pauses a subscription and lets it go on, each after seeing what it moves", async ({
  page,
}) => {
  const list = await openNorthgate(page);
  await page.goto(list);
  await page.getByRole("link", { name: "Priority support" }).first().click();
  await page.waitForURL(/subscriptions\/\d+$/);
  const one = page.url();
  await page.getByRole("link", { name: "Pause" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pause Priority support");
  await page.getByLabel("Reason").fill("Office closed for repairs");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.waitForURL(one);
  await expect(page.getByText(/^paused from/)).toBeVisible();
  await page.getByRole("link", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page.waitForURL(one);
  await expect(page.getByText(/^paused from/)).toHaveCount(0);
});

test("a change of plan is previewed, scheduled, and given up again", async ({ page }) => {
  const list = await openNorthgate(page);
  await page.goto(list);
  await page.getByRole("link", { name: "Priority support" }).first().click();
  await page.waitForURL(/subscriptions\/\d+$/);
  const one = page.url();
  await page.getByRole("link", { name: "Change plan" }).click();
  await page.getByLabel("New plan", { exact: true }).selectOption({ label: "HBO · 15.00" });
  const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("First day of the new plan").fill(soon);
  await page.getByRole("button", { name: "Show what it moves" }).click();
  await page.getByRole("button", { name: "Schedule the change" }).click();
  await page.waitForURL(one);
  await expect(page.getByText("Changes to “HBO”")).toBeVisible();
  await page.getByRole("button", { name: "Keep the plan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep the plan" }).click();
  await expect(page.getByText("Changes to “HBO”")).toHaveCount(0);
});
