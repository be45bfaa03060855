import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

async function openCredit(page: Page): Promise<void> {
  await signIn(page, "operator");
  await page.goto("/admin/customers?q=northgate");
  await page.getByRole("link", { name: "Northgate Dental" }).first().click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  await page.goto(`${new URL(page.url()).pathname}/credit`);
}

test("an operator raises a limit until a moment, sees it counted and written down, and ends it early", async ({
  page,
}) => {
  await openCredit(page);
  const raise = page.locator("form").filter({ has: page.getByRole("button", { name: "Raise the limit" }) });
  await raise.getByLabel("By").fill("250");
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
  await raise.getByLabel("Until").fill(soon);
  await raise.getByLabel("Reason").fill("Trade fair week");
  await raise.getByRole("button", { name: "Raise the limit" }).click();
  await expect(page.getByText(/raised for a time/)).toBeVisible();
  await expect(page.getByRole("row", { name: /Trade fair week/ })).toBeVisible();

  await page.getByRole("button", { name: "End the raise now" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Over already");
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(page.getByText(/raised for a time/)).toHaveCount(0);
  await expect(page.getByRole("row", { name: /The raise was ended/ })).toBeVisible();
});

test("a raise in the past is refused beside its field, and what was typed stays", async ({ page }) => {
  await openCredit(page);
  const raise = page.locator("form").filter({ has: page.getByRole("button", { name: "Raise the limit" }) });
  await raise.getByLabel("By").fill("10");
  await raise.getByLabel("Until").fill("2020-01-01T00:00");
  await raise.getByLabel("Reason").fill("Too late");
  await raise.getByRole("button", { name: "Raise the limit" }).click();
  await expect(raise.getByText("Use a moment still to come.").first()).toBeVisible();
  await expect(raise.getByLabel("By")).toHaveValue("10");
});

test("a daily spending limit is set, lifted for today, and taken away", async ({ page }) => {
  await openCredit(page);
  const daily = page
    .locator("form")
    .filter({ has: page.getByRole("button", { name: "Save the daily limit" }) });
  await daily.getByLabel("Limit a day").fill("40");
  await daily.getByLabel("Reason").fill("As agreed with the office");
  await daily.getByRole("button", { name: "Save the daily limit" }).click();
  await expect(page.getByText("Spent today")).toBeVisible();
  // An attempt before this one may have lifted it.
  const lift = page.getByRole("button", { name: "Lift it for today" });
  if (await lift.isVisible()) {
    await lift.click();
    await page.getByRole("dialog").getByLabel("Reason").fill("A long conference");
    await page.getByRole("dialog").getByRole("button", { name: "Lift it", exact: true }).click();
  }
  await expect(page.getByText("Lifted until midnight").first()).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.reload();
  await daily.getByLabel("Limit a day").fill("");
  await daily.getByLabel("Reason").fill("Over again");
  await daily.getByRole("button", { name: "Save the daily limit" }).click();
  await expect(page.getByText("There is none: usage of a day is not limited.")).toBeVisible();
});
