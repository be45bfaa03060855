import os from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "./scripts/browser.mjs";

const port = process.env.E2E_PORT ?? "3105";
const baseURL = `http://localhost:${port}`;
const executablePath = await chromiumPath();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A busy two-core machine is slow, not wrong.
  timeout: 180_000,
  retries: process.env.CI ? 2 : 0,
  expect: { timeout: 20_000 },
  use: {
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
      ],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: {
    command: "node --import tsx scripts/start.ts",
    url: `${baseURL}/api/health`,
    timeout: 600_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    env: {
      PORT: port,
      APP_URL: baseURL,
      DATABASE_URL: "",
      DATA_DIR: process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), "trunkline-e2e"),
    },
  },
});
