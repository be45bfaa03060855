// Used before anything is installed: plain Node, no dependency needed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The browser for the tests: CHROMIUM_PATH, the system's, or Playwright's own.
 * @returns {Promise<string | undefined>}
 */
export async function chromiumPath() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const system = USUAL.find((file) => existsSync(file));
  if (system) return system;
  try {
    const { chromium } = await import("playwright");
    return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
  } catch {
    return undefined;
  }
}

/** Tries the system's package manager as root on Debian and its like, then Playwright's download. Failing is allowed. */
export function installChromium() {
  const run = (command, ...words) =>
    spawnSync(command, words, {
      stdio: "inherit",
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  const debian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const install = () => run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
  if (debian && (install() || (run("apt-get", "update") && install()))) return true;
  const player = "node_modules/playwright/cli.js";
  return existsSync(player) && run(process.execPath, player, "install", "chromium");
}
