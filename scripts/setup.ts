import { parseArgs } from "node:util";
import { closeDatabase, db } from "@/db/client";
import { migrate } from "@/db/migrate";
import { createFirstAdmin, installRoles } from "@/lib/domain/identity";
import { installCompany } from "@/lib/domain/parties";
import { makeContext } from "@/lib/kernel/context";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { requestId } from "@/lib/platform/ids";
import { BootError, main } from "./boot/report";

const USAGE = `Usage: npm run setup -- --company "Acme Telecom" --currency EUR --zone Europe/Madrid --login ada --name "Ada Lane"
The base currency is set once and never changed. The database must be empty: start with DEMO=off.`;

const given = (values: Record<string, string | undefined>, name: string): string => {
  const value = values[name]?.trim();
  if (!value) throw new BootError(`--${name} is missing.\n${USAGE}`);
  return value;
};

/** What went wrong, field by field: `--currency: Choose a currency.` */
function told(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const fields = Object.entries(error.fields).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
  return new BootError([error.message, ...fields].join("\n"));
}

/**
 * A company of one's own in an empty database: the company, its base currency, the built-in roles and the first
 * operator, who gets a password to change and, as in every new installation, a second factor to set up.
 */
main(async () => {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ["company", "currency", "zone", "login", "name", "email"].map((name) => [
        name,
        { type: "string" as const },
      ]),
    ),
  });
  const asked = values as Record<string, string | undefined>;
  await migrate(env().DATABASE_URL);
  const ctx = makeContext({
    db: db(),
    actor: { kind: "system", job: "setup" },
    now: new Date(),
    requestId: requestId(),
    portal: "command",
  });
  try {
    const company = {
      name: given(asked, "company"),
      baseCurrency: given(asked, "currency"),
      timeZone: asked.zone ?? "UTC",
    };
    const person = { login: given(asked, "login"), name: given(asked, "name"), email: asked.email ?? "" };
    await installCompany(ctx, company);
    await installRoles(ctx, {});
    const { login, temporaryPassword } = await createFirstAdmin(ctx, person);
    console.log(`${company.name} is set up. Sign in as ${login} with ${temporaryPassword}`);
    console.log("You will choose a password of your own and set up a second factor. This is shown once.");
  } catch (error) {
    throw told(error);
  } finally {
    await closeDatabase();
  }
});
