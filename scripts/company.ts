import { parseArgs } from "node:util";
import { closeDatabase } from "@/db/client";
import { createFirstAdmin, installRoles } from "@/lib/domain/identity";
import { installCompany } from "@/lib/domain/parties";
import { env } from "@/lib/platform/env";
import { jobContext } from "@/lib/transport/job";
import { BootError, main } from "./boot/report";

const JOB = "npm run company";
const USAGE = `${JOB} -- --name "Acme Telecom" --currency EUR --time-zone Europe/Berlin --login jane --person "Jane Roe"`;

function readWords() {
  const text = { type: "string" } as const;
  const options = { name: text, currency: text, "time-zone": text, login: text, person: text, email: text };
  try {
    const { values } = parseArgs({ options });
    const { name, currency, login, person, email } = values;
    if (name && currency && login && person)
      return { name, currency, login, person, email, timeZone: values["time-zone"] };
  } catch {
    // Told below.
  }
  throw new BootError(USAGE);
}

// Opens an empty installation: the company, its roles, and the first operator with a password for one sign-in.
main(async () => {
  const words = readWords();
  try {
    await installRoles(jobContext(JOB), {});
    await installCompany(jobContext(JOB), {
      name: words.name,
      baseCurrency: words.currency,
      ...(words.timeZone ? { timeZone: words.timeZone } : {}),
    });
    const { login, temporaryPassword } = await createFirstAdmin(jobContext(JOB), {
      login: words.login,
      name: words.person,
      ...(words.email ? { email: words.email } : {}),
    });
    console.log(`${words.name} is open. Sign in at ${env().APP_URL} as ${login} with ${temporaryPassword}`);
    console.log("You will be asked for a password of your own, and to set up a second factor.");
  } finally {
    await closeDatabase();
  }
});
