import { migrate } from "@/db/migrate";
import { env } from "@/lib/platform/env";
import { main } from "./boot/report";

main(async () => {
  const applied = await migrate(env().DATABASE_URL);
  console.log(applied.length ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
});
