import { writeFileSync } from "node:fs";
import path from "node:path";
import { closeDatabase, db } from "@/db/client";
import { env } from "@/lib/platform/env";
import { makeDemo } from "@/lib/testing/demo";
import { main } from "./boot/report";

/** Loads the demo company and leaves its logins in DATA_DIR, where `npm start` finds them to print. */
main(async () => {
  const logins = await makeDemo(db(), new Date());
  writeFileSync(path.join(env().DATA_DIR, "demo-logins.json"), JSON.stringify(logins, null, 2), {
    mode: 0o600,
  });
  console.log(`Panda Telecom is open: ${logins.length} logins.`);
  await closeDatabase();
});
