import { describe, expect, test } from "vitest";
import { checkSettings, EnvironmentError, readEnv } from "./env";

const key = Buffer.alloc(32, 7).toString("base64");
const complete = {
  DATABASE_URL: "postgres://u:p@localhost:5432/d",
  AUTH_SECRET: "s".repeat(32),
  DATA_KEY: key,
};

const problems = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.split("\n");
    throw error;
  }
  throw new Error("the environment was accepted");
};

describe("defaults", () => {
  test("an empty environment is fit for npm start, which makes the rest", () => {
    expect(checkSettings({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATA_DIR: ".data",
      DB_POOL_MAX: 10,
    });
  });
  test("the address follows the port unless APP_URL says otherwise", () => {
    expect(checkSettings({ PORT: "4100" }).APP_URL).toBe("http://localhost:4100");
    expect(checkSettings({ PORT: "80" }).APP_URL).toBe("http://localhost");
    expect(checkSettings({ APP_URL: "https://bss.example.com/" }).APP_URL).toBe("https://bss.example.com");
  });
  test("a variable that is set but empty counts as absent", () => {
    expect(checkSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({
      PORT: 3000,
      DATABASE_URL: undefined,
    });
  });
});

describe("what is malformed gets one line each that names it", () => {
  test.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "3000.5"],
    ["APP_URL", "bss.example.com"],
    ["APP_URL", "ftp://bss.example.com"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["DATABASE_URL", "localhost:5432"],
    ["AUTH_SECRET", "short"],
    ["DATA_KEY", "bm90IDMyIGJ5dGVz"],
    ["DATA_KEY", "x".repeat(44)],
    ["LOG_LEVEL", "loud"],
    ["DEMO", "yes"],
    ["TRUST_PROXY", "1"],
    ["IMPORT_MAX_MB", "-1"],
    ["DB_POOL_MAX", "1e2"],
  ])("%s=%s", (name, value) => {
    const lines = problems(() => checkSettings({ [name]: value }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} must `));
  });
  test("several problems are told at once", () => {
    expect(problems(() => checkSettings({ PORT: "x", LOG_LEVEL: "y" }))).toHaveLength(2);
  });
  test("a secret's value never stands in the message", () => {
    expect(problems(() => checkSettings({ AUTH_SECRET: "hunter2" })).join()).not.toContain("hunter2");
  });
});

describe("a running process", () => {
  test("starts with everything in place", () => {
    expect(readEnv(complete)).toMatchObject({ ...complete, PROCESS_KIND: "web" });
  });
  test.each(["DATABASE_URL", "AUTH_SECRET", "DATA_KEY"])("refuses to start without %s", (name) => {
    expect(problems(() => readEnv({ ...complete, [name]: undefined }))).toEqual([
      expect.stringContaining(`${name} is not set`),
    ]);
  });
});
