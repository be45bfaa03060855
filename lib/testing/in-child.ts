import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";
import pg from "pg";

type Options = {
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Given the child when it says "ready", so that it can be killed from outside. */
  ready?: (child: ChildProcess) => void;
};

/** What Node takes for a folder and asks the name of a file for. */
const FOLDERS = Object.fromEntries(
  ["nodemailer/lib/mail-composer", "nodemailer/lib/smtp-connection"].map((name) => [
    name,
    `${name}/index.js`,
  ]),
);

const bundles = new Map<string, Promise<string>>();

/** A file of this folder and all of ours that it needs, as one file: a process of it is there four times as fast. */
async function bundle(file: string): Promise<string> {
  const name = `${process.pid}-${process.env.VITEST_POOL_ID ?? "0"}-${path.parse(file).name}.mjs`;
  const outfile = path.resolve("node_modules/.cache/trunkline", name);
  await build({
    entryPoints: [path.resolve("lib/testing", file)],
    outfile,
    alias: { "@": path.resolve("."), ...FOLDERS },
    bundle: true,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    packages: "external",
    logLevel: "error",
  });
  return outfile;
}

/** Runs a file of this folder in a process of its own. @returns the signal it died of, or null. @throws what it said, if it failed. */
export async function inChild(
  file: string,
  { args = [], env = {}, ready }: Options = {},
): Promise<NodeJS.Signals | null> {
  const made = bundles.get(file) ?? bundle(file);
  bundles.set(file, made);
  const program = await made;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, NODE_ENV: "test", PROCESS_KIND: "worker", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (piece: Buffer) => {
      said += piece;
    });
    child.stdout.on("data", (piece: Buffer) => {
      if (piece.includes("ready")) ready?.(child);
    });
    child.on("exit", (code, signal) =>
      code ? reject(new Error(`the child ended with ${code}: ${said.slice(0, 2000)}`)) : resolve(signal),
    );
  });
}

/** Waits until Postgres has let go of what killed processes were doing: a statement that was sent runs to its end. */
export async function untilLetGo(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (let tries = 0; tries < 500; tries++) {
      const { rows } = await client.query(`select 1 from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and application_name = 'trunkline worker'`);
      if (rows.length === 0) return;
      await wait(20);
    }
  } finally {
    await client.end();
  }
  throw new Error("a killed process still holds on to the database");
}
