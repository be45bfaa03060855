// Runs before anything is installed: plain Node, no dependency.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromiumPath, installChromium } from "./browser.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Trunkline needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** What a lock file holds, as { path: version }, without the packages of other machines. */
function versions(file) {
  const { packages } = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(
    Object.entries(packages)
      .filter(([where, entry]) => where !== "" && !entry.optional)
      .map(([where, entry]) => [where, entry.version]),
  );
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install is seen too. */
function isInstalled() {
  const installed = "node_modules/.package-lock.json";
  if (!existsSync(installed)) return false;
  const there = versions(installed);
  return Object.entries(versions("package-lock.json")).every(([where, version]) => there[where] === version);
}

function npm(...words) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  const shell = command === "npm" && process.platform === "win32";
  // The build needs the development packages too, whatever NODE_ENV says.
  const flags = ["--include=dev", "--no-audit", "--no-fund"];
  return spawnSync(command, [...first, ...words, ...flags], { stdio: "inherit", shell }).status === 0;
}

if (!isInstalled()) {
  console.log("Installing packages…");
  let done = npm("ci");
  if (!done) {
    // A registry that lacks packages for other systems leaves gaps in the lock file, which only `npm ci` minds.
    console.log("npm ci refused; trying npm install.");
    done = npm("install", "--no-save");
  }
  if (!done) {
    console.error("The packages could not be installed; the lines above say why.");
    process.exit(1);
  }
}

if (process.argv.includes("--with-browser") && !(await chromiumPath())) {
  console.log("Looking for a browser to test with…");
  installChromium();
}
