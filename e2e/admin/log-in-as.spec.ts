import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

const REASON = "Ticket 4711: cannot find the bill";

/** The address of John's page in a portal that lists him. */
async function openJohn(page: Page, portal = "admin"): Promise<string> {
  await page.goto(`/${portal}/customers?q=john+doe`);
  await page.getByRole("main").getByRole("link", { name: "John Doe" }).first().click();
  await page.waitForURL(new RegExp(`/${portal}/customers/\\d+$`));
  return new URL(page.url()).pathname;
}

/** From John's page to his portal, in the tab that opens for it. */
async function actForJohn(page: Page, context: BrowserContext): Promise<Page> {
  await openJohn(page);
  await page.getByRole("link", { name: "Log in as" }).click();
  await page.getByLabel("Reason").fill(REASON);
  await page.getByLabel("Ticket").fill("4711");
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Open the portal in a new tab" }).click();
  const tab = await opened;
  await tab.waitForURL("**/customer");
  return tab;
}

const banner = (page: Page) => page.getByRole("region", { name: "Acting for someone else" });

test("support acts for John in a new tab, under a banner, and everything names the real person", async ({
  page,
  context,
}) => {
  await signIn(page, "support");
  const tab = await actForJohn(page, context);
  await expect(banner(tab)).toContainText("Adam Reyes is acting for John Doe");
  await expect(banner(tab)).toContainText(/left/);
  await expect(tab).toHaveTitle(/Acting for John Doe/);
  expect(tab.url()).not.toContain("#");

  await tab.goto("/customer/subscriptions");
  await expect(tab.getByRole("main")).toContainText("Netflix");
  await expect(banner(tab)).toBeVisible();

  await tab.getByRole("button", { name: "Stop" }).click();
  await tab.waitForURL("**/acting-ended?*");
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Acting for someone else has ended");
  await tab.goto("/customer");
  await tab.waitForURL("**/login?*");

  await page.goto("/admin");
  await expect(page.getByRole("main")).toBeVisible();

  const auditor = await context.browser()!.newPage();
  await signIn(auditor, "auditor");
  await auditor.goto("/admin/audit/acting");
  const session = auditor.getByRole("row").filter({ hasText: REASON }).first();
  await expect(session).toContainText("Adam Reyes");
  await expect(session).toContainText("Ended");
  await session.getByRole("link", { name: /read/ }).click();
  const log = auditor.getByRole("table");
  await expect(log).toContainText(
    "Adam Reyes opened the page /customer/subscriptions on behalf of John Doe.",
  );
  await expect(log.getByText("on behalf of John Doe").first()).toBeVisible();
  await auditor.close();
});

test("what is denied in another's name stays denied, and stays out of sight", async ({ page, context }) => {
  await signIn(page, "support");
  const tab = await actForJohn(page, context);
  await tab.goto("/customer/security");
  await expect(tab.getByLabel("Current password")).toHaveCount(0);
  await banner(tab).getByRole("button", { name: "Stop" }).click();
  await tab.waitForURL("**/acting-ended?*");
});

test("a refused start says why, keeps what was typed, and opens nothing", async ({ page }) => {
  await signIn(page, "support");
  const path = await openJohn(page);
  await page.goto(`${path}/log-in-as`);
  // The browser's own check is what a person meets first; without it the server has the same answer.
  await page.locator("form[action='/admin/act']").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
    form.removeAttribute("target");
  });
  await page.getByLabel("Reason").fill("too short");
  await page.getByLabel("Ticket").fill("T-1");
  await page.getByRole("button", { name: "Open the portal in a new tab" }).click();
  await expect(page.getByRole("alert").first()).toContainText("at least 10 characters");
  await expect(page.getByLabel("Reason")).toHaveValue("too short");
  await expect(page.getByLabel("Ticket")).toHaveValue("T-1");
  expect(new URL(page.url()).search).toBe("");
});

test("a hand-over works once, and opening its page alone does nothing", async ({ page, context }) => {
  await signIn(page, "support");
  const tab = await actForJohn(page, context);
  await banner(tab).getByRole("button", { name: "Stop" }).click();
  await tab.waitForURL("**/acting-ended?*");

  await tab.goto("/act");
  await expect(tab.getByText("There is nothing to open here")).toBeVisible();
  await tab.goto("about:blank");
  await tab.goto("/act#admin.made-up-code");
  await tab.waitForURL("**/act?problem=*");
  await expect(tab.getByText("not valid any more")).toBeVisible();
  await tab.goto("/customer");
  await tab.waitForURL("**/login?*");
});

test("it works without script", async ({ browser }) => {
  const scripting = await browser.newContext();
  const page = await scripting.newPage();
  await signIn(page, "support");
  const path = await openJohn(page);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await scripting.storageState(),
  });
  const form = await plain.newPage();
  await form.goto(`${path}/log-in-as`);
  await form.getByLabel("Reason").fill(REASON);
  const opened = plain.waitForEvent("page");
  await form.getByRole("button", { name: "Open the portal in a new tab" }).click();
  const tab = await opened;
  await tab.waitForURL("**/act");
  await tab.getByRole("button", { name: "Continue" }).click();
  await tab.waitForURL("**/customer");
  await expect(banner(tab)).toContainText("Adam Reyes is acting for John Doe");
  await banner(tab).getByRole("button", { name: "Stop" }).click();
  await tab.waitForURL("**/acting-ended?*");
  await plain.close();
  await scripting.close();
});

test("ended from outside, it is over on the next click, with the cause said", async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, "support");
  const tab = await actForJohn(page, context);
  const boss = await browser.newPage();
  await signIn(boss, "operator");
  await boss.goto("/admin/audit/acting?state=running");
  await boss
    .getByRole("row")
    .filter({ hasText: "Adam Reyes" })
    .first()
    .getByRole("button", { name: "End now" })
    .click();
  const dialog = boss.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Wrong customer");
  await dialog.getByRole("button", { name: "End it" }).click();
  await expect(boss.getByText("no longer acts for John Doe")).toBeVisible();
  await tab.goto("/customer/subscriptions");
  await tab.waitForURL("**/acting-ended?*cause=revoked");
  await expect(tab.getByText("Someone who manages users ended it.")).toBeVisible();
  await boss.close();
});

/** The first record a list links to. */
async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const hrefs = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((links) => links.map((one) => one.getAttribute("href") ?? ""));
  const found = hrefs.find((href) => new RegExp(`^${list}/\\d+$`).test(href));
  expect(found, `${list} links to no record`).toBeTruthy();
  return found ?? "";
}

async function act(page: Page, context: BrowserContext, record: string, home: string): Promise<Page> {
  await page.goto(`${record}/log-in-as`);
  await page.getByLabel("Reason").fill(REASON);
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Open the portal in a new tab" }).click();
  const tab = await opened;
  await tab.waitForURL(`**${home}`);
  return tab;
}

test("support acts for a single line in the same way", async ({ page, context }) => {
  await signIn(page, "support");
  const tab = await act(page, context, await firstOf(page, "/admin/accounts"), "/account");
  await expect(banner(tab)).toContainText("Adam Reyes is acting for");
  await banner(tab).getByRole("button", { name: "Stop" }).click();
  await tab.waitForURL("**/acting-ended?*");
});

test("a reseller acts for a customer of its own, until it signs out", async ({ page, context }) => {
  await signIn(page, "easycall");
  const tab = await act(page, context, await firstOf(page, "/reseller/customers"), "/customer");
  await expect(banner(tab)).toContainText("Elena Cruz is acting for");
  await page.goto("/reseller");
  await page.getByLabel("Elena Cruz: your menu").click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL("**/login*");
  await tab.reload();
  await tab.waitForURL("**/acting-ended?*cause=actor_signed_out");
});
