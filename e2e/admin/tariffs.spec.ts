import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const unique = (what: string) => `${what} ${Date.now()}`;

async function newTariff(page: Page, name: string): Promise<string> {
  await page.goto("/admin/tariffs/new");
  await page.getByLabel("Name", { exact: true }).first().fill(name);
  await page.getByLabel("Currency").selectOption("USD");
  await page.getByLabel("Time zone").selectOption("UTC");
  await page.getByRole("group", { name: "Off-peak hours 1" }).getByLabel("From").fill("20:00");
  await page.getByRole("group", { name: "Off-peak hours 1" }).getByLabel("To").fill("07:00");
  await page.getByRole("button", { name: "Create the tariff" }).click();
  await page.waitForURL(/\/admin\/tariffs\/\d+$/);
  return new URL(page.url()).pathname;
}

async function upload(page: Page, tariff: string, lines: string[]): Promise<void> {
  await page.goto(`${tariff}/upload`);
  const text = ["prefix,destination,price,off_peak_price", ...lines].join("\n");
  await page
    .getByLabel("CSV file")
    .setInputFiles({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Upload" }).click();
  await page.waitForURL(/\/upload\/\d+$/);
}

for (const javaScriptEnabled of [true, false])
  test(`rates are looked at before they are applied, and then a number finds its own, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    await signIn(page, "operator");
    const tariff = await newTariff(page, unique(javaScriptEnabled ? "Scripted tariff" : "Plain tariff"));
    const main = page.getByRole("main");

    await upload(page, tariff, ["44,United Kingdom,0.02,0.015", "447,UK mobile,-1,", "49,Germany,,"]);
    await expect(main.getByRole("alert")).toContainText("This file can't be applied");
    const wrong = page.getByRole("table", { name: "What is wrong with the file" });
    await expect(wrong.getByRole("row").filter({ hasText: "A price can't be below zero." })).toContainText(
      "3",
    );
    await expect(wrong.getByRole("row").filter({ hasText: "The price is missing" })).toContainText("4");
    await expect(page.getByRole("button", { name: "Apply the changes" })).toHaveCount(0);

    await upload(page, tariff, ["44,United Kingdom,0.02,0.015", "447,UK mobile,0.1,", "49,Germany,0.0175,"]);
    await expect(page.getByRole("table", { name: "What would change" }).getByRole("row")).toHaveCount(4);
    await page.getByRole("button", { name: "Apply the changes" }).click();
    await page.waitForURL(new RegExp(`${tariff}/changes$`));
    await expect(main).toContainText("rates.csv");

    await page.goto(tariff);
    await page.getByLabel("Which rate would this number get now?").fill("+44 7700 900123");
    await page.getByRole("button", { name: "Look it up" }).click();
    await page.waitForURL(/number=/);
    await expect(main).toContainText("UK mobile: 0.10 USD for a minute");
    await page.close();
  });

test("a price by hand takes the place of the earlier one, and its history says which file said what", async ({
  page,
}) => {
  await signIn(page, "operator");
  const tariff = await newTariff(page, unique("By hand"));
  await upload(page, tariff, ["33,France,0.021,"]);
  await page.getByRole("button", { name: "Apply the changes" }).click();
  await page.waitForURL(new RegExp(`${tariff}/changes$`));
  await page.goto(`${tariff}/rate?prefix=33`);
  await page.getByLabel("Price for a minute").fill("0.03");
  await page.getByRole("button", { name: "Save the rate" }).click();
  const history = page.getByRole("table", { name: "History of the prefix" });
  await expect(history.getByRole("row").filter({ hasText: "0.03" })).toContainText("One rate");
  await expect(history.getByRole("row").filter({ hasText: "rates.csv" }).first()).toContainText("0.021");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.goto(tariff).then(() => page.getByRole("link", { name: "Download CSV" }).click()),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test("a volume discount plan speaks of a destination group, and a product brings it", async ({ page }) => {
  const [group, plan, product] = [unique("Nearby"), unique("500 minutes"), unique("Talk")];
  await signIn(page, "operator");
  await page.goto("/admin/discounts/groups/new");
  await page.getByLabel("Name", { exact: true }).fill(group);
  await page.getByLabel(/^Prefixes/).fill(`99${Date.now()}`.slice(0, 15));
  await page.getByRole("button", { name: "Create the group" }).click();
  await page.waitForURL(/\/groups\/\d+$/);

  await page.goto("/admin/discounts/new");
  await page.getByLabel("Name", { exact: true }).fill(plan);
  await page.getByLabel("Currency").selectOption("USD");
  const entry = page.getByRole("group", { name: "Entry 1" });
  await entry.getByLabel("Service").selectOption("call");
  await entry.getByLabel(/^Destinations/).selectOption({ label: group });
  const step = entry.getByRole("group", { name: "Step 1" });
  await step.getByLabel(/^Quantity/).fill("500");
  await step.getByLabel("Is").selectOption("free");
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.waitForURL(/\/admin\/discounts\/\d+$/);
  await expect(page.getByRole("table", { name: "Entries" })).toContainText("500 minutes free");

  await page.goto("/admin/products/new");
  await page.getByLabel("Name", { exact: true }).fill(product);
  await page.getByLabel("Currency").selectOption("USD");
  await page.getByLabel(/^Volume discounts/).selectOption({ label: `${plan} (USD)` });
  await page.getByRole("button", { name: "Create the product" }).click();
  await page.waitForURL(/\/admin\/products\/\d+$/);
  await expect(page.getByRole("main").getByRole("link", { name: plan })).toBeVisible();
});
