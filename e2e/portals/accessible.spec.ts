import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

/** Every room of every portal; a path that ends in "*" is the first record that its list links to. */
const ROOMS: Record<string, string[]> = {
  operator: [
    "/admin",
    "/admin/customers",
    "/admin/customers/search",
    "/admin/customers/new",
    "/admin/customers/*",
    "/admin/customers/*/edit",
    "/admin/customers/*/accounts",
    "/admin/customers/*/subscriptions",
    "/admin/customers/*/subscriptions/*",
    "/admin/customers/*/subscriptions/*/pause",
    "/admin/customers/*/subscriptions/*/plan",
    "/admin/customers/*/invoices",
    "/admin/customers/*/credit",
    "/admin/customers/*/payments",
    "/admin/customers/*/payments/new",
    "/admin/customers/*/payments/pay",
    "/admin/customers/*/payments/card",
    "/admin/customers/*/collection",
    "/admin/customers/*/xdrs",
    "/admin/customers/*/xdrs/new",
    "/admin/customers/*/usage",
    "/admin/customers/*/messages",
    "/admin/customers/*/taxes",
    "/admin/customers/*/why",
    "/admin/customers/*/why?view=table",
    "/admin/customers/*/why?about=status",
    "/admin/customers/*/audit",
    "/admin/customers/*/log-in-as",
    "/admin/invoices",
    "/admin/invoices/*",
    "/admin/invoices/*/why",
    "/admin/invoices/*/why?view=table",
    "/admin/invoices/*/dispute",
    "/admin/disputes",
    "/admin/disputes/*",
    "/admin/books",
    "/admin/books/I2",
    "/admin/books/I11",
    "/admin/collections",
    "/admin/billing",
    "/admin/billing/parked",
    "/admin/billing/runs/*",
    "/admin/xdrs",
    "/admin/payments",
    "/admin/payments/*",
    "/admin/xdrs/*",
    "/admin/xdrs/*/take-back",
    "/admin/usage",
    "/admin/usage/new",
    "/admin/usage/unrated",
    "/admin/usage/unrated/*",
    "/admin/usage/calls",
    "/admin/usage/calls/*",
    "/admin/usage/sources",
    "/admin/usage/sources/new",
    "/admin/usage/sources/*",
    "/admin/accounts",
    "/admin/accounts/*",
    "/admin/products",
    "/admin/products/new",
    "/admin/products/*",
    "/admin/products/*/edit",
    "/admin/plans",
    "/admin/plans/new",
    "/admin/plans/*",
    "/admin/plans/*/edit",
    "/admin/plans/*/clone",
    "/admin/tariffs",
    "/admin/tariffs/new",
    "/admin/tariffs/*",
    "/admin/tariffs/*/changes",
    "/admin/tariffs/*/terms",
    "/admin/tariffs/*/edit",
    "/admin/tariffs/*/rate",
    "/admin/tariffs/*/rate/new",
    "/admin/tariffs/*/upload",
    "/admin/discounts",
    "/admin/discounts/new",
    "/admin/discounts/*",
    "/admin/discounts/*/edit",
    "/admin/discounts/groups",
    "/admin/discounts/groups/new",
    "/admin/discounts/groups/*",
    "/admin/customers/*/rating",
    "/admin/resellers",
    "/admin/resellers/new",
    "/admin/resellers/*",
    "/admin/distributors",
    "/admin/distributors/new",
    "/admin/distributors/*",
    "/admin/users",
    "/admin/users/new",
    "/admin/users/*",
    "/admin/imports",
    "/admin/imports/new",
    "/admin/mailbox",
    "/admin/mailbox/*",
    "/admin/audit",
    "/admin/settings",
    "/admin/settings/currencies",
    "/admin/settings/time-zones",
    "/admin/settings/customer-classes",
    "/admin/settings/customer-classes/*",
    "/admin/settings/customer-classes/*/billing",
    "/admin/settings/customer-classes/*/payments",
    "/admin/settings/customer-classes/*/collection",
    "/admin/settings/non-working-days",
    "/admin/settings/taxes",
    "/admin/settings/taxes/new",
    "/admin/settings/taxes/*",
    "/admin/settings/taxes/*/edit",
    "/admin/settings/invoice-numbers",
    "/admin/settings/payments",
    "/admin/settings/branding",
    "/admin/resellers/*/branding",
    "/admin/settings/notifications",
    "/admin/settings/notifications/new",
    "/admin/settings/notifications/senders",
    "/admin/settings/notifications/*",
    "/admin/settings/notifications/*/invoice_issued",
    "/admin/settings/customer-classes/*/notifications",
    "/admin/settings/roles",
    "/admin/security",
  ],
  easycall: [
    "/reseller",
    "/reseller/customers",
    "/reseller/customers/*",
    "/reseller/customers/*/credit",
    "/reseller/customers/*/payments",
    "/reseller/customers/*/collection",
    "/reseller/customers/*/subscriptions",
    "/reseller/customers/*/taxes",
    "/reseller/customers/*/log-in-as",
    "/reseller/customers/*/why",
    "/reseller/invoices",
    "/reseller/disputes",
    "/reseller/collections",
    "/reseller/collections/policies",
    "/reseller/collections/policies/*",
    "/reseller/xdrs",
    "/reseller/payments",
    "/reseller/xdrs/*",
    "/reseller/usage",
    "/reseller/usage/*",
    "/reseller/accounts",
    "/reseller/products",
    "/reseller/products/*",
    "/reseller/plans",
    "/reseller/plans/new",
    "/reseller/plans/*",
    "/reseller/tariffs",
    "/reseller/tariffs/*",
    "/reseller/tariffs/*/terms",
    "/reseller/discounts",
    "/reseller/discounts/*",
    "/reseller/discounts/groups",
    "/reseller/customers/*/rating",
    "/reseller/mailbox",
    "/reseller/notifications",
    "/reseller/distributors",
    "/reseller/distributors/*",
    "/reseller/branding",
    "/reseller/users",
    "/reseller/security",
  ],
  kiosk: [
    "/distributor",
    "/distributor/customers",
    "/distributor/customers/*",
    "/distributor/invoices",
    "/distributor/xdrs",
    "/distributor/xdrs/*",
    "/distributor/security",
  ],
  john: [
    "/customer",
    "/customer/subscriptions",
    "/customer/invoices",
    "/customer/invoices/*",
    "/customer/invoices/*/why",
    "/customer/invoices/*/dispute",
    "/customer/disputes",
    "/customer/disputes/*",
    "/customer/why",
    "/customer/why?view=table",
    "/customer/why?about=status",
    "/customer/why?about=unallocated",
    "/customer/messages",
    "/customer/xdrs",
    "/customer/payments",
    "/customer/payments/*",
    "/customer/payments/pay",
    "/customer/payments/card",
    "/customer/usage",
    "/customer/usage/*",
    "/customer/accounts",
    "/customer/accounts/*",
    "/customer/profile",
    "/customer/security",
  ],
  "john-phone": [
    "/account",
    "/account/subscriptions",
    "/account/invoices",
    "/account/usage",
    "/account/usage/*",
    "/account/security",
  ],
};

/** Records whose list is part of another page. */
const LISTED_ON: Record<string, string> = { "/admin/billing/runs": "/admin/billing" };

/** A list is opened once for all the rooms of its record. */
const records = new Map<string, string>();

/** The first record that a list links to. */
async function recordIn(page: Page, list: string): Promise<string> {
  const known = records.get(list);
  if (known) return known;
  await page.goto(LISTED_ON[list] ?? list);
  const hrefs = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const record = hrefs.find((href) => new RegExp(`^${list}/\\d+$`).test(href));
  expect(record, `${list} links to no record`).toBeTruthy();
  records.set(list, record ?? list);
  return record ?? list;
}

async function addressOf(page: Page, room: string): Promise<string> {
  const [start = room, ...rests] = room.split("/*");
  let address = start;
  for (const rest of rests) address = `${await recordIn(page, address)}${rest}`;
  return address;
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** One pass over a page without frames needs no second page to gather what the frames said. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

async function assertNothingFound(page: Page, builder: AxeBuilder, look: string): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  expect(found, `${page.url()}, ${look} (${await page.title()})`).toEqual([]);
}

/** Everything by day; by night only what the colours can change; then whether it fits a narrow phone. */
async function assertSound(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await assertNothingFound(page, axe(page).withTags(TAGS), "light");

  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await assertNothingFound(page, axe(page).withRules(["color-contrast"]), "dark");

  await page.setViewportSize({ width: 320, height: 720 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${address} is ${over} px too wide`).toBeLessThanOrEqual(0);

  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** So many rooms that a slow machine is through with them long before the test ends. */
const AT_ONCE = 12;
const groups = (rooms: string[]) =>
  Array.from({ length: Math.ceil(rooms.length / AT_ONCE) }, (_, n) =>
    rooms.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );

test.describe.configure({ mode: "parallel" });

for (const [login, rooms] of Object.entries(ROOMS))
  for (const [n, group] of groups(rooms).entries())
    test(`the rooms of ${login} (${n + 1}) are sound by day, by night and on a narrow phone`, async ({
      browser,
    }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext({ colorScheme: "light", reducedMotion: "reduce" });
      const page = await context.newPage();
      await signIn(page, login);
      for (const room of group) await assertSound(page, await addressOf(page, room));
      await context.close();
    });

test("axe finds nothing on the sign-in page, before and after a wrong password", async ({ page }) => {
  await assertSound(page, "/login");
  await page.getByLabel("Login").fill("nobody");
  await page.getByLabel("Password").fill("not the password of anyone");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The login or password is wrong").first()).toBeVisible();
  await assertNothingFound(page, axe(page), "refused");
});
