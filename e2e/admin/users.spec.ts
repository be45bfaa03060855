import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { signIn } from "../support/sign-in";

const OWN_PASSWORD = "a sentence nobody guesses";
const newLogin = () => `colleague-${Date.now().toString(36)}`;
const codeOf = (key: string) => new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) }).generate();

/** Types a login and a password on the sign-in page; where that leads depends on the person. */
async function knock(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Login").fill(login);
  await page.getByLabel("Password").first().fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** As the signed-in operator: a new operator with the Support role. @returns the temporary password. */
async function createColleague(page: Page, login: string): Promise<string> {
  await page.goto("/admin/users");
  await page.getByRole("link", { name: "New user" }).click();
  await page
    .getByRole("link", { name: /Operator/ })
    .first()
    .click();
  await page.getByLabel("Name").fill("New Colleague");
  await page.getByLabel("Login").fill(login);
  await page.getByLabel("Role").selectOption({ label: "Support" });
  await page.getByRole("button", { name: "Create the user" }).click();
  await expect(page.getByText("Pass this on now. It is not shown again.")).toBeVisible();
  return (await page.locator("dd code").nth(1).textContent()) ?? "";
}

test("a colleague comes in with a temporary password, chooses their own, adds a second factor, and is put out again", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page, "operator");
  const login = newLogin();
  const temporary = await createColleague(page, login);

  const theirs = await browser.newPage();
  await knock(theirs, login, temporary);
  await theirs.waitForURL("**/login/change-password**");
  await theirs.getByLabel("Current password").fill(temporary);
  await theirs.getByLabel("New password", { exact: true }).fill(OWN_PASSWORD);
  await theirs.getByLabel("New password again").fill(OWN_PASSWORD);
  await theirs.getByRole("button", { name: "Change password" }).click();
  await theirs.waitForURL((url) => url.pathname === "/admin");

  await theirs.goto("/admin/security");
  await theirs.getByRole("link", { name: "Set up" }).click();
  await theirs.getByRole("button", { name: "Start" }).click();
  await expect(theirs.getByRole("img", { name: /QR code/ })).toBeVisible();
  await theirs.getByText("It can't be scanned").click();
  const key = (await theirs.locator("details code").textContent()) ?? "";
  await theirs.getByLabel("Code").fill("000000");
  await theirs.getByRole("button", { name: "Switch on" }).click();
  await expect(theirs.getByText("This code is not right.")).toBeVisible();
  await theirs.getByLabel("Code").fill(codeOf(key));
  await theirs.getByRole("button", { name: "Switch on" }).click();
  const codes = theirs.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? "";
  await theirs.getByRole("link", { name: "I have kept them" }).click();
  await expect(theirs.getByText("10 recovery codes left")).toBeVisible();

  await knock(theirs, login, OWN_PASSWORD);
  await theirs.waitForURL("**/login/second-factor**");
  await theirs.goto("/admin/security");
  await expect(theirs).toHaveURL(/second-factor/);
  await theirs.getByLabel("Code").fill(recovery);
  await theirs.getByRole("button", { name: "Continue" }).click();
  await theirs.waitForURL((url) => url.pathname === "/admin");
  await theirs.goto("/admin/security");
  await expect(theirs.getByText("9 recovery codes left")).toBeVisible();

  await page.getByRole("link", { name: "Go to the user" }).click();
  await page.getByRole("link", { name: "Reset second factor" }).click();
  await page.getByLabel("Reason").fill("lost the phone");
  await page.getByRole("button", { name: "Reset the second factor" }).click();
  await expect(page.getByText("There is no session open right now.")).toBeVisible();
  await theirs.goto("/admin/security");
  await expect(theirs).toHaveURL(/\/login/);

  await page.getByRole("link", { name: "Disable" }).click();
  await page.getByLabel("Reason").fill("left the company");
  await page.getByRole("button", { name: "Disable the user" }).click();
  await expect(page.getByRole("button", { name: "Enable" })).toBeVisible();
  await knock(theirs, login, OWN_PASSWORD);
  await expect(theirs.getByText("The login or password is wrong").first()).toBeVisible();
  await theirs.close();
});

test("a role is copied, changed, given rights of its own and deleted again", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "operator");
  await page.goto("/admin/settings/roles");
  await page.getByRole("link", { name: "Finance" }).click();
  await expect(page.getByText("Built-in roles are the same in every installation.")).toBeVisible();
  await page.getByRole("link", { name: "Copy" }).click();
  const name = `Billing clerk ${Date.now().toString(36)}`;
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("Create and change products").uncheck();
  await page.getByRole("button", { name: "Create the role" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Create and change products")).toHaveCount(0);
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Create customers").check();
  await page.getByRole("button", { name: "Save the role" }).click();
  await expect(page.getByText("Create customers")).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.waitForURL("**/settings/roles");
  await expect(page.getByText(name)).toHaveCount(0);
});

test("users and passwords work before script", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await browser.newPage({ javaScriptEnabled: false });
  await signIn(page, "operator");
  const login = newLogin();
  const temporary = await createColleague(page, login);
  await knock(page, login, temporary);
  await page.getByLabel("Current password").fill(temporary);
  await page.getByLabel("New password", { exact: true }).fill("short");
  await page.getByLabel("New password again").fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Choose another password.")).toBeVisible();
  await page.getByLabel("Current password").fill(temporary);
  await page.getByLabel("New password", { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel("New password again").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await page.close();
});

test("a reseller sees its own people, and makes one for its customer", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "easycall");
  await page.goto("/reseller/users");
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "easycall" })).toBeVisible();
  for (const foreign of ["operator", "megastar"])
    await expect(main.getByText(foreign, { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "New user" }).click();
  await main.getByRole("link", { name: /^Customer/ }).click();
  await main.locator('a[href*="ownerId="]').first().click();
  const login = newLogin();
  await page.getByLabel("Name").fill("Their Customer");
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Create the user" }).click();
  await expect(page.getByText("Pass this on now. It is not shown again.")).toBeVisible();
  await page.getByRole("link", { name: "Go to the user" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Their Customer" })).toBeVisible();
});
