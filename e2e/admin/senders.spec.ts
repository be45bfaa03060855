import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

test("an operator adds a domain, is told what is to be published, confirms it by hand and takes it off again", async ({
  page,
}) => {
  const domain = `brand-${Date.now()}.example`;
  await signIn(page, "operator");
  await page.goto("/admin/settings/notifications");
  await page.getByRole("link", { name: "Sender domains" }).click();
  await page.getByLabel("Domain", { exact: true }).fill(domain.toUpperCase());
  await page.getByRole("button", { name: "Add the domain" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: domain });
  await expect(row.getByText("Not verified")).toBeVisible();
  await expect(row.getByText(`_trunkline.${domain}`)).toBeVisible();
  await expect(row.getByText(/^trunkline-sender=/)).toBeVisible();

  await row.getByRole("button", { name: `Confirm by hand: ${domain}` }).click();
  const confirm = page.getByRole("dialog", { name: `Is ${domain} theirs?` });
  await confirm.getByLabel("Reason").fill("It is our own");
  await confirm.getByRole("button", { name: "It is theirs" }).click();
  await expect(row.getByText("Verified", { exact: true })).toBeVisible();
  await expect(row).toContainText("“It is our own”");

  await row.getByRole("button", { name: `Remove ${domain}` }).click();
  await page
    .getByRole("dialog", { name: `Remove ${domain}?` })
    .getByRole("button", { name: "Remove the domain" })
    .click();
  await expect(row).toHaveCount(0);
});

test("a reseller can't write in the name of a domain that is not verified for it", async ({ page }) => {
  await signIn(page, "easycall");
  await page.goto("/reseller/notifications");
  await expect(
    page.getByRole("main").getByRole("listitem").filter({ hasText: "easycall.example" }).last(),
  ).toContainText("Verified");
  await page.getByRole("link", { name: "Default", exact: true }).click();
  await page.getByLabel("From: address").fill("security@bank.example");
  await page.getByRole("button", { name: "Save the notifications" }).click();
  await expect(page.getByText("bank.example is not verified").first()).toBeVisible();
  await expect(page.getByLabel("From: address")).toHaveValue("security@bank.example");
});
