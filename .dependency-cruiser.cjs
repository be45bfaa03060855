/**
 * The layer contract of docs/architecture.md, as rules. A context may import only from those before it in this list,
 * and only through their index.ts.
 */
const CONTEXTS = [
  "identity",
  "parties",
  "catalog",
  "customers",
  "accounts",
  "ledger",
  "subscriptions",
  "interconnect",
  "usage",
  "billing",
  "collections",
  "payments",
  "notifications",
  "voice",
  "imports",
  "reports",
];

const TESTS = "\\.test\\.tsx?$";
const DOMAIN = "^lib/domain/";
const DOORS = "^lib/domain/[^/]+/index\\.ts$";
const OURS = "^(app|components|lib|db|scripts|e2e|middleware\\.ts)";

/** `from` may import of our own code only what `allowed` names. */
const layer = (name, from, allowed, comment) => ({
  name: `layer-${name}`,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: allowed },
});

const contextRules = CONTEXTS.map((context, position) => {
  const later = CONTEXTS.slice(position + 1);
  return {
    name: `context-${context}`,
    comment: `${context} knows only the contexts before it.`,
    severity: "error",
    from: { path: `${DOMAIN}${context}/`, pathNot: TESTS },
    to: { path: `${DOMAIN}(${later.join("|")})/` },
  };
}).filter(({ to }) => !to.path.includes("()"));

module.exports = {
  forbidden: [
    layer(
      "app",
      "^(app|middleware\\.ts)",
      ["^app", "^components", "^lib/transport", DOORS, "^lib/platform"],
      "Pages hold URLs; what they need comes through a context's door.",
    ),
    layer("components", "^components", ["^components", "^lib/platform"], "Furniture has no data access."),
    layer(
      "transport",
      "^lib/transport",
      ["^lib/transport", DOORS, "^lib/kernel", "^lib/platform", "^db/(client|migrations)\\.ts$"],
      "Transport makes the context of a request, the database handle included.",
    ),
    layer(
      "jobs",
      "^lib/jobs",
      ["^lib/jobs", DOORS, "^lib/kernel", "^lib/platform", "^lib/transport/job"],
      "A job is one more caller of operations.",
    ),
    layer(
      "domain",
      DOMAIN,
      [DOMAIN, "^lib/kernel", "^lib/platform", "^db/schema", "^db/client\\.ts$"],
      "db/client for its types; handles come in with the context.",
    ),
    layer(
      "kernel",
      "^lib/kernel",
      ["^lib/kernel", "^lib/platform", "^db/(client\\.ts|schema/)"],
      "The kernel knows no business.",
    ),
    layer(
      "platform",
      "^lib/platform",
      ["^lib/platform"],
      "The platform knows no telecom and no database of ours.",
    ),
    layer(
      "db",
      "^db",
      ["^db", "^lib/platform/(env|log)\\.ts$"],
      "Beside npm, only the checked environment and the logger: one place reads DATABASE_URL.",
    ),
    {
      name: "unknown-context",
      comment: "A folder in lib/domain must have its place in the order above.",
      severity: "error",
      from: {},
      to: { path: DOMAIN, pathNot: `${DOMAIN}(${CONTEXTS.join("|")})/` },
    },
    {
      name: "context-through-its-door",
      comment: "Another context is used through its index.ts only.",
      severity: "error",
      from: { path: "^lib/domain/([^/]+)/", pathNot: TESTS },
      to: { path: DOMAIN, pathNot: ["^lib/domain/$1/", DOORS] },
    },
    ...contextRules,
    {
      name: "testing-stays-in-tests",
      comment: "lib/testing may import everything; only tests and scripts import it.",
      severity: "error",
      from: { path: OURS, pathNot: [TESTS, "^lib/testing", "^scripts", "^e2e"] },
      to: { path: "^lib/testing" },
    },
    {
      name: "scripts-stay-outside",
      comment: "The application does not know how it is started.",
      severity: "error",
      from: { path: "^(app|components|lib|db|middleware\\.ts)", pathNot: [TESTS, "^lib/testing"] },
      to: { path: "^(scripts|e2e)/" },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "found",
      comment: "What is imported exists.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vitest" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "((^|/)(\\.next|node_modules|\\.data)/|next-env\\.d\\.ts$)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
