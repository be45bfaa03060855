import { closeDatabase } from "@/db/client";
import { cloneTemplate, dropDatabase } from "./database";

/** Keeps the file's own database as it stands now, so that each test can begin with it anew, whatever it changes. */
export async function keepDatabase(): Promise<{ restore: () => Promise<void>; forget: () => Promise<void> }> {
  const own = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const kept = `${own}_kept`;
  // Postgres copies a database only while nobody is connected to it.
  await closeDatabase();
  await cloneTemplate(kept, own);
  return {
    restore: async () => {
      await closeDatabase();
      await cloneTemplate(own, kept);
    },
    forget: () => dropDatabase(kept),
  };
}
