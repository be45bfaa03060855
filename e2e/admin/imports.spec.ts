import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const FORMULA = "=cmd|' /C calc'!A0";
// The preview and the run are jobs; a busy machine takes its time for them.
const JOB = { timeout: 60_000 };

/** Three customers that can be taken over, one whose charge is no amount, and one whose name is a formula. */
const fileOf = (stamp: number): string =>
  [
    "Customer ID,Name,City,Line,Television,Monthly charge",
    `E2E-${stamp}-1,Aurora ${stamp},Oslo,61${stamp}1,Yes,10.00`,
    `E2E-${stamp}-2,Borealis ${stamp},Bergen,61${stamp}2,Yes,8.00`,
    `E2E-${stamp}-3,Cirrus ${stamp},Tromsø,61${stamp}3,Yes,10.00`,
    `E2E-${stamp}-4,Drizzle ${stamp},Narvik,61${stamp}4,Yes,ten`,
    `E2E-${stamp}-5,${FORMULA},Bodø,61${stamp}5,Yes,10.00`,
    "",
  ].join("\n");

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/admin/imports");
  await page.getByRole("link", { name: "New import" }).click();
  await page.waitForURL("**/admin/imports/new");
  await page.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.waitForURL(/\/admin\/imports\/\d+\/mapping$/);
}

const cardOf = (page: Page, title: string): Locator =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** The value under a figure's label. */
const figure = (card: Locator, label: string): Locator =>
  card.getByText(label, { exact: true }).locator("xpath=following-sibling::span[1]");

async function expectFigures(card: Locator, figures: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(figures)) await expect(figure(card, label)).toHaveText(value);
}

/** What the guess from the column names leaves open: the product of the accounts, and the service with its price. */
async function sayWhatColumnsMean(page: Page, stamp: number): Promise<void> {
  await expect(page.getByLabel("Key column")).toHaveValue("Customer ID");
  await expect(page.locator('[name="customer.name"]')).toHaveValue("Name");
  await expect(page.locator('[name="customer.city"]')).toHaveValue("City");
  await expect(page.locator('[name="account.identifier"]')).toHaveValue("Line");
  await expect(page.locator('[name="charge.column"]')).toHaveValue("Monthly charge");
  await page.locator('[name="account.productName"]').fill(`Line ${stamp}`);
  await page.locator('[name="currency"]').selectOption("USD");
  const service = page.getByRole("group", { name: "Service 1" });
  await service.getByLabel("Column").fill("Television");
  await service.getByLabel("Has it when").fill("Yes");
  await service.getByLabel("Not when").fill("No");
  await service.getByLabel("Plan").fill(`Television ${stamp}`);
  await service.getByLabel("List price").fill("10.00");
  await page.getByRole("button", { name: "Save and make the preview" }).click();
  await page.waitForURL(/\/admin\/imports\/\d+$/);
}

test("a file is uploaded, mapped, previewed and run; its bad rows come back with reasons, a formula as text", async ({
  page,
}) => {
  const stamp = Date.now();
  const fileName = `customers-${stamp}.csv`;
  await signIn(page, "operator");
  await upload(page, fileName, fileOf(stamp));
  await expect(page.locator('[aria-current="step"]')).toContainText("Columns");
  await sayWhatColumnsMean(page, stamp);

  const preview = cardOf(page, "Preview");
  await expect(preview).toBeVisible(JOB);
  await expectFigures(preview, {
    "Will be imported": "3",
    Subscriptions: "3",
    Unchanged: "0",
    Rejected: "2",
  });
  await expect(figure(preview, "Monthly recurring total")).toContainText("28.00");
  await expect(preview).toContainText(`Television ${stamp} (10.00)`);
  await expect(preview).toContainText(`Line ${stamp}`);

  await page.getByRole("button", { name: "Run the import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run it" }).click();
  const result = cardOf(page, "Result");
  await expect(result).toBeVisible(JOB);
  await expectFigures(result, {
    "Customers imported": "3",
    Subscriptions: "3",
    Unchanged: "0",
    Rejected: "2",
  });
  await expect(figure(result, "Of which active")).toContainText("28.00");

  const rejects = page.getByRole("table", { name: "Rejected rows" });
  const reasons = {
    5: "Column Monthly charge: “ten” is not an amount.",
    6: `Column Name: “${FORMULA}” looks like a spreadsheet formula.`,
  };
  for (const [line, reason] of Object.entries(reasons)) {
    const row = rejects.getByRole("row").filter({ hasText: reason });
    await expect(row.getByRole("cell").first()).toHaveText(line);
  }

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${fileName}.rejects.csv`);
  expect((await readFile(await file.path(), "utf8")).trimEnd().split("\r\n")).toEqual([
    "line,reason,Customer ID,Name,City,Line,Television,Monthly charge",
    `5,${reasons[5]},E2E-${stamp}-4,Drizzle ${stamp},Narvik,61${stamp}4,Yes,ten`,
    // The leading ' keeps a spreadsheet from running it.
    `6,${reasons[6]},E2E-${stamp}-5,'${FORMULA},Bodø,61${stamp}5,Yes,10.00`,
  ]);

  await result.getByRole("link", { name: /^Customers imported/ }).click();
  await page.waitForURL(/\/admin\/imports\/\d+\/customers$/);
  const imported = page.getByRole("table", { name: "Imported customers" });
  await expect(imported.getByRole("row")).toHaveCount(4);
  await imported.getByRole("link", { name: `Borealis ${stamp}` }).click();
  await page.waitForURL(/\/admin\/customers\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Borealis ${stamp}`);
  await expect(page.getByRole("main")).toContainText("Bergen");
  await page.goto(`${new URL(page.url()).pathname}/subscriptions`);
  await expect(page.getByRole("main")).toContainText(`Television ${stamp}`);
  await expect(page.getByRole("main")).toContainText("8.00");
});

test("a file that was imported before changes nothing", async ({ page }) => {
  const stamp = Date.now() + 1;
  const text = fileOf(stamp);
  await signIn(page, "operator");
  for (const [imported, unchanged] of [
    ["3", "0"],
    ["0", "3"],
  ] as const) {
    await upload(page, `again-${stamp}.csv`, text);
    await sayWhatColumnsMean(page, stamp);
    await expect(cardOf(page, "Preview")).toBeVisible(JOB);
    if (unchanged === "3") await expect(page.getByText("This file was uploaded before")).toBeVisible();
    await page.getByRole("button", { name: "Run the import" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Run it" }).click();
    const result = cardOf(page, "Result");
    await expect(result).toBeVisible(JOB);
    await expectFigures(result, { "Customers imported": imported, Unchanged: unchanged, Rejected: "2" });
  }
});
