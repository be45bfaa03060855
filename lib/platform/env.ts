import { z } from "zod";

/** A variable that is set but empty counts as absent, as it does in a shell's `${X:-default}`. */
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const integer = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be a whole number from ${low} to ${high}`);

const onOff = (otherwise: "on" | "off") =>
  given(
    z
      .enum(["on", "off"], { error: "must be on or off" })
      .default(otherwise)
      .transform((text) => text === "on"),
  );

const url = (protocols: string[], shape: string) =>
  z.string().refine((text) => {
    try {
      const parsed = new URL(text);
      return protocols.includes(parsed.protocol) && parsed.hostname !== "";
    } catch {
      return false;
    }
  }, `must look like ${shape}`);

const isKey = (text: string) =>
  /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, "base64").length === 32;
const key = z.string().refine(isKey, "must be 32 random bytes in base64 (openssl rand -base64 32)");

/** What a person may set, and what is checked before anything is built or started. */
const settings = {
  PORT: given(integer(1, 65535).default(3000)),
  HOST: given(z.string().default("127.0.0.1")),
  APP_URL: given(url(["http:", "https:"], "https://bss.example.com").optional()),
  DATA_DIR: given(z.string().default(".data")),
  LOG_LEVEL: given(
    z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
        error: "must be one of fatal, error, warn, info, debug, trace, silent",
      })
      .default("info"),
  ),
  IMPORT_MAX_MB: given(integer(1, 4096).default(64)),
  /** Files of usage in `<this folder>/<key of a watched source>/` are taken up by themselves. */
  USAGE_WATCH_DIR: given(z.string().optional()),
  /** Mail goes out through Resend with this key, else through the server of SMTP_URL, else it stays in the built-in mailbox. */
  RESEND_API_KEY: given(z.string().optional()),
  RESEND_BASE_URL: given(url(["http:", "https:"], "https://api.resend.com").optional()),
  SMTP_URL: given(url(["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587").optional()),
  /** On when a reverse proxy of yours stands in front and sets X-Forwarded-*; otherwise clients could make them up. */
  TRUST_PROXY: onOff("off"),
  /** Off leaves an empty database empty, for a company of one's own. */
  DEMO: onOff("on"),
  DB_POOL_MAX: given(integer(1, 90).default(10)),
  /** Off for a pooler that hands each transaction another connection: prepared statements are not found again there. */
  DB_KEEP_PLANS: onOff("on"),
  /** Both together make Stripe available as a payment gateway. */
  STRIPE_SECRET_KEY: given(z.string().optional()),
  STRIPE_WEBHOOK_SECRET: given(z.string().optional()),
  /** Where Stripe's API is asked; only a test or a proxy of yours needs another place. */
  STRIPE_API_BASE: given(url(["http:", "https:"], "https://api.stripe.com").optional()),
};

const databaseUrl = url(["postgres:", "postgresql:"], "postgres://user:password@host:5432/database");
const authSecret = z.string().min(32, "must be at least 32 characters (openssl rand -base64 32)");

/** `npm start` fills the last four from DATA_DIR when they are absent, so there they are optional. */
const before = z.object({
  ...settings,
  DATABASE_URL: given(databaseUrl.optional()),
  AUTH_SECRET: given(authSecret.optional()),
  DATA_KEY: given(key.optional()),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given(key.optional()),
});

/** A running process has them all, or does not run. */
const running = z.object({
  ...settings,
  DATABASE_URL: given(databaseUrl),
  AUTH_SECRET: given(authSecret),
  DATA_KEY: given(key),
  /** Which kind of process this is; decides the database timeouts. Set by the scripts, not by people. */
  PROCESS_KIND: given(z.enum(["web", "worker", "command"]).default("web")),
});

type WithUrl<T> = Omit<T, "APP_URL"> & { APP_URL: string };
export type Env = WithUrl<z.infer<typeof running>>;
export type StartSettings = WithUrl<z.infer<typeof before>>;

/** Its message has one line per problem, each naming the variable and what is expected, and never the value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

function parse<T extends { APP_URL?: string | undefined; PORT: number }>(
  schema: z.ZodType<T>,
  source: Record<string, string | undefined>,
): WithUrl<T> {
  const result = schema.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return source[name] === undefined || source[name] === ""
        ? `${name} is not set. ${REQUIRED}`
        : `${name} ${issue.message}.`;
    });
    throw new EnvironmentError([...new Set(lines)].join("\n"));
  }
  // Port 80 and 443 are left out of the address, as browsers leave them out of Origin.
  const fallback = new URL(`http://localhost:${result.data.PORT}`).origin;
  const appUrl = result.data.APP_URL ? new URL(result.data.APP_URL).origin : fallback;
  return { ...result.data, APP_URL: appUrl };
}

const REQUIRED = "It is needed to run; `npm start` makes it, docs/operations.md says how to set it by hand.";

/** @throws {EnvironmentError} for what is malformed; what `npm start` can make itself may be absent. */
export const checkSettings = (source: Record<string, string | undefined>): StartSettings =>
  parse(before, source);

/** @throws {EnvironmentError} for what is malformed or missing in a process that serves or works. */
export const readEnv = (source: Record<string, string | undefined>): Env => parse(running, source);

let cached: Env | undefined;

/** The checked environment of this process. @throws {EnvironmentError} at first use when it is not fit to run. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** For tests that change process.env. */
export function forgetEnv(): void {
  cached = undefined;
}
