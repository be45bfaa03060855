import pino from "pino";

const SECRETS = ["password", "token", "secret", "authorization", "cookie", "totp", "code"];

/** JSON lines on stdout. Anything under a name that suggests a secret is replaced, one level deep as well. */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: { process: process.env.PROCESS_KIND || "web" },
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  // Without this an error under our own name is written as {}.
  serializers: { error: pino.stdSerializers.err },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});
