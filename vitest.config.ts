import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const ignored = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    env: {
      // For tests alone; a real installation makes its own.
      AUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only",
      DATA_KEY: "Zm9yLXRlc3RzLW9ubHktZm9yLXRlc3RzLW9ubHktMTI=",
      LOG_LEVEL: "silent",
      TZ: "UTC",
    },
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Properties run a hundred thousand times; a busy machine may need its time for them.
          testTimeout: 20_000,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...ignored, "**/*.db.test.ts"],
          // Pure functions leave nothing behind: a fresh world for each file would cost more than the tests.
          pool: "threads",
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: ignored,
          globalSetup: ["lib/testing/database-server.ts"],
          setupFiles: ["lib/testing/database-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // Projects of different maxWorkers must run one after another.
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Against the production build, after it was made: real servers, real requests, two tenants.
        extends: true,
        test: {
          name: "http",
          include: ["e2e/isolation/*.http.ts"],
          exclude: ignored.filter((folder) => !folder.startsWith("e2e")),
          globalSetup: ["lib/testing/database-server.ts"],
          setupFiles: ["lib/testing/database-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
