import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { catalogue } from "./catalogue";

const ROOT = process.cwd();
const SKIPPED = new Set([
  "node_modules",
  ".next",
  ".git",
  ".data",
  "test-results",
  "playwright-report",
  "migrations",
]);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield relative(ROOT, path);
  }
}

const files = [...sources(ROOT)];
const text = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const camel = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, c: string) => c.toUpperCase());
const isTest = (file: string): boolean =>
  /\.(db\.)?test\.tsx?$/.test(file) || file.startsWith("lib/testing/");

describe("the house", () => {
  it('keeps "use server" in actions files, which hold nothing but bindings', () => {
    const serving = files.filter((file) => /^\s*["']use server["']/m.test(text(file)) && !isTest(file));
    expect(serving.length).toBeGreaterThan(3);
    for (const file of serving) {
      expect(file).toMatch(/(^|[/-])actions\.ts$/);
      const code = text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      for (const declared of code.matchAll(/^(export\s+)?(async\s+)?(function|let|var|class)\b.*$/gm))
        expect.fail(`${file} declares more than a binding: ${declared[0]}`);
    }
  });

  it("reads the clock only in transport, jobs, scripts and tests", () => {
    const clock = /\bnew Date\(\)|\bDate\.now\(\)|\bTemporal\.Now\b/;
    const offenders = files.filter(
      (file) => /^lib\/(domain|kernel|platform)\//.test(file) && !isTest(file) && clock.test(text(file)),
    );
    expect(offenders).toEqual([]);
  });

  it("keeps money out of JavaScript numbers in the domain", () => {
    const offenders = files.filter(
      (file) =>
        /^lib\/domain\//.test(file) &&
        !isTest(file) &&
        /parseFloat\(|Number\([^)]*\b(amount|fee|money|balance|price|total)\b/i.test(text(file)),
    );
    expect(offenders).toEqual([]);
  });

  it("never pages by OFFSET", () => {
    const offenders = files.filter(
      (file) => /^(lib|app)\//.test(file) && !isTest(file) && /\.offset\(|\boffset\s+\$\{/i.test(text(file)),
    );
    expect(offenders).toEqual([]);
  });

  it("has no file over 400 lines outside the schema and migrations", () => {
    const long = files.filter(
      (file) => !file.startsWith("db/schema/") && text(file).split("\n").length > 400,
    );
    expect(long).toEqual([]);
  });

  it("has no utils, no helpers, and no default exports outside what Next asks for", () => {
    expect(files.filter((file) => /(^|\/)(utils|helpers)\.tsx?$/.test(file))).toEqual([]);
    const allowed =
      /^((scripts\/bench\/yardstick\/)?(app\/.*|next\.config\.ts)|middleware\.ts|drizzle\.config\.ts|vitest\.config\.ts|playwright\.config\.ts)$/;
    const offenders = files.filter((file) => !allowed.test(file) && /^export default\b/m.test(text(file)));
    expect(offenders).toEqual([]);
  });
});

describe("the contexts", () => {
  const contexts = readdirSync(join(ROOT, "lib/domain"));

  it("each say in a README what they own, what they do not, and what their dates mean", () => {
    expect(contexts.length).toBeGreaterThan(7);
    for (const context of contexts) {
      const readme = readFileSync(join(ROOT, "lib/domain", context, "README.md"), "utf8");
      const says = (word: RegExp) => word.test(readme);
      expect({
        context,
        owns: says(/\bowns\b/i),
        not: says(/does not own/i),
        dates: says(/\bdates?\b/i),
      }).toEqual({
        context,
        owns: true,
        not: true,
        dates: true,
      });
    }
  });
});

describe("the schema", () => {
  /** Tables that belong to nobody in particular, each with the reason. */
  const SHARED: Record<string, string> = {
    non_working_days: "the company's calendar",
    company: "one row",
    currencies: "the installation's",
    time_zones: "the installation's",
    roles: "the installation's",
    role_permissions: "of roles",
    sessions: "of users, found by secret hash only",
    recovery_codes: "of users",
    read_receipts: "of impersonations, single use",
    rate_limits: "keys, not people",
    list_preferences: "of users",
    idempotency_keys: "keyed by actor",
    plan_fees: "of plans, never read without their plan",
    plan_promotions: "of plans, never read without their plan",
    rates: "of tariffs, never read without their tariff",
    rate_drafts: "of tariffs, never read without their tariff",
    rate_uploads: "of tariffs, never read without their tariff",
    discount_steps: "of discount plans, never read without their plan",
    customer_balances: "keyed by customer",
    taxes: "of tax regimes, never read without their regime",
    tax_rates: "of taxes",
    payment_gateway: "one row",
    sandbox_payments: "the sandbox gateway's own books",
    book_checks: "the installation's",
    audit_epochs: "the installation's",
    audit_blocks: "digests of the whole log",
    import_rows: "of imports, never read without their import",
    usage_file_parts: "of usage files, never read without their file",
    usage_calls: "ids of records by source, never shown",
  };

  it("carries an owner column on every table that is not shared", () => {
    const tables = Object.values(schema).filter((value) => is(value, PgTable)) as PgTable[];
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const name = getTableName(table);
      const columns = Object.keys(getTableColumns(table));
      const owned = columns.includes("resellerId") || columns.includes("customerId") || name === "resellers";
      expect({ name, owned: owned || name in SHARED }).toEqual({ name, owned: true });
    }
  });
});

describe("the catalogue of operations and queries", () => {
  it("gives every one a name of its own", () => {
    const names = catalogue.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });

  it("says of every one whether it may be done for someone else", () => {
    for (const { definition } of catalogue) expect(["allow", "deny"]).toContain(definition.impersonation);
  });

  it("keeps one operation or query a file, named after it", () => {
    for (const file of files.filter((f) => /^lib\/domain\/[^/]+\/[^/]+\.ts$/.test(f) && !isTest(f))) {
      const made = [...text(file).matchAll(/^export const (\w+) = (operation|query)\(/gm)].map((m) => m[1]);
      if (made.length === 0) continue;
      const base = camel(file.split("/").at(-1)!.replace(/\.ts$/, ""));
      expect({ file, made }).toEqual({ file, made: [base] });
    }
  });

  it("offers every one through its context's door", () => {
    const offered = new Set(catalogue.map(({ exportName }) => exportName));
    for (const file of files.filter((f) => /^lib\/domain\/[^/]+\/[^/]+\.ts$/.test(f) && !isTest(f)))
      for (const made of text(file).matchAll(/^export const (\w+) = (operation|query)\(/gm))
        expect({ file, offered: offered.has(made[1]!) }).toEqual({ file, offered: true });
  });

  it("denies what no one may do in another's name (IMP-10)", () => {
    const denied = (name: string) => catalogue.find((c) => c.name === name)?.definition.impersonation;
    for (const name of [
      "user.change_password",
      "user.begin_second_factor",
      "user.confirm_second_factor",
      "user.remove_second_factor",
      "user.renew_recovery_codes",
      "session.sign_out_everywhere",
      "impersonation.start",
      "user.create",
      "user.update",
      "role.update",
      "customer.close",
      "customer.export",
      "audit.list",
      "audit.export",
    ])
      expect({ name, is: denied(name) }).toEqual({ name, is: "deny" });
  });
});
