import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";

type Login = { portal: string; login: string; password: string };

/** What the demo company left for whoever wants to look around (lib/testing/demo). */
function passwordOf(login: string): string {
  const folder = process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), "trunkline-e2e");
  const logins = JSON.parse(readFileSync(path.join(folder, "demo-logins.json"), "utf8")) as Login[];
  const found = logins.find((one) => one.login === login);
  if (!found) throw new Error(`the demo has no login ${login}`);
  return found.password;
}

export const HOMES: Record<string, string> = {
  operator: "/admin",
  support: "/admin",
  finance: "/admin",
  auditor: "/admin",
  easycall: "/reseller",
  megastar: "/reseller",
  kiosk: "/distributor",
  john: "/customer",
  "john-phone": "/account",
};

/** Signs in through the page, as a person does, and waits for the portal. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Login").fill(login);
  await page.getByLabel("Password").fill(passwordOf(login));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === HOMES[login]);
  await expect(page.getByRole("main")).toBeVisible();
}
