import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

// The rating is a job; a busy machine takes its time for it.
const JOB = { timeout: 60_000 };

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** One record as Asterisk writes it. */
const line = (id: string, account: string, dst: string): string =>
  [
    `"${account}","16465550100","${dst}","from-internal","x","PJSIP/a-00000001","PJSIP/trunk-00000002","Dial",""`,
    `"${yesterday} 10:00:00","${yesterday} 10:00:05","${yesterday} 10:02:05",125,120,"ANSWERED","DOCUMENTATION","${id}",""`,
  ].join(",");

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/admin/usage/new");
  await page.getByLabel("Source").selectOption({ label: "Main switch (Asterisk)" });
  await page.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.waitForURL(/\/admin\/usage\/files\/\d+/);
}

test("a file is rated, what waits is put right, and the call says why it costs that", async ({ page }) => {
  const stamp = Date.now();
  const text = [
    line(`${stamp}.1`, "16465550100", "+33199123456"),
    line(`${stamp}.2`, `ghost-${stamp}`, "+33199123456"),
    `this is no record of ${stamp}`,
    "",
  ].join("\n");
  await signIn(page, "operator");
  await upload(page, `Master-${stamp}.csv`, text);
  await expect(page.getByText("Done", { exact: true })).toBeVisible(JOB);
  await page.getByRole("link", { name: /Waiting 2/ }).click();
  await page.waitForURL(/\/admin\/usage\/unrated\?fileId=/);
  await page.getByRole("link", { name: `There is no account “ghost-${stamp}”.` }).click();
  await page.waitForURL(/\/admin\/usage\/unrated\/\d+$/);
  await page.getByRole("textbox", { name: /^Account/ }).fill("16465550100");
  await page.getByRole("button", { name: "Save and try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rated" })).toBeVisible();

  await page.goto("/admin/usage/calls");
  await page.getByRole("link", { name: "33199123456" }).first().click();
  await page.waitForURL(/\/admin\/usage\/calls\/\d+$/);
  await expect(page.getByRole("heading", { name: "Why it costs that" })).toBeVisible();
  await expect(page.getByText("France", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^xDR \d+$/ }).click();
  await page.waitForURL(/\/admin\/xdrs\/\d+$/);
  await expect(page.getByRole("heading", { name: "Why it costs that" })).toBeVisible();

  await upload(page, "copy.csv", text);
  await expect(page.getByText("This file was taken in before")).toBeVisible();
});

test("a switch posts a finished call with the secret that is shown once", async ({ page, request }) => {
  const stamp = Date.now();
  await signIn(page, "operator");
  await page.goto("/admin/usage/sources/new");
  await page.getByLabel("Name").fill(`Switch ${stamp}`);
  await page.getByLabel("Key").fill(`switch-${stamp}`);
  await page.getByRole("button", { name: "Create the source" }).click();
  await page.waitForURL(/\/admin\/usage\/sources\/\d+$/);
  await page.getByRole("button", { name: "Open it with a secret" }).click();
  const shown = page
    .getByText("Keep this secret now")
    .locator("xpath=ancestor::*[.//code][1]")
    .locator("code");
  const secret = (await shown.first().textContent()) ?? "";
  expect(secret.length).toBeGreaterThan(30);
  const post = () =>
    request.post(`/api/usage/switch-${stamp}`, {
      headers: { authorization: `Bearer ${secret}` },
      data: {
        accountcode: "16465550100",
        src: "16465550100",
        dst: "+33199123456",
        start: `${yesterday} 09:00:00`,
        answer: `${yesterday} 09:00:00`,
        end: `${yesterday} 09:01:00`,
        duration: 60,
        billsec: 60,
        disposition: "ANSWERED",
        uniqueid: `${stamp}.9`,
      },
    });
  const first = await (await post()).json();
  expect(first.results[0].status).toBe("accepted");
  const again = await (await post()).json();
  expect(again.results[0].status).toBe("duplicate");
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);
});

test("a customer sees its own calls and what is left of what is included", async ({ page }) => {
  await signIn(page, "john");
  await page.goto("/customer/usage");
  await expect(page.getByRole("heading", { level: 1, name: "Usage" })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});
