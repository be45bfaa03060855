import { readFileSync } from "node:fs";
import type { Ask, Reply, Server } from "./server";

/** A server action of the build: its id, where it is bound, and a page from which it can be called. */
export type Action = { id: string; file: string; name: string; page: string };

type Manifest = Record<
  "node" | "edge",
  Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
>;

export function listActions(): Action[] {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as Manifest;
  return [...Object.entries(manifest.node), ...Object.entries(manifest.edge)].map(([id, entry]) => ({
    id,
    file: entry.filename,
    name: entry.exportedName,
    page: pageOf(Object.keys(entry.workers)[0] ?? ""),
  }));
}

/** "app/(admin)/admin/customers/page" → "/admin/customers". */
const pageOf = (worker: string): string =>
  worker
    .replace(/^app/, "")
    .replace(/\/\([^)]*\)/g, "")
    .replace(/\/(page|route)$/, "") || "/";

export function findAction(file: string, name: string): Action {
  const found = listActions().find((action) => action.file === file && action.name === name);
  if (!found) throw new Error(`the build has no action ${name} of ${file}`);
  return found;
}

const BOUNDARY = "----trunkline-isolation";

/** The arguments (previous state, form) as React sends them. */
function encoded(form: Record<string, string>): Buffer {
  const part = (name: string, value: string) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const fields = Object.entries(form).map(([name, value]) => part(`_1_${name}`, value));
  return Buffer.from(`${fields.join("")}${part("0", '["$undefined","$K1"]')}--${BOUNDARY}--\r\n`);
}

type Call = Pick<Ask, "cookie" | "headers"> & { path: string; form?: Record<string, string> };

export const callAction = (server: Server, action: Action, call: Call): Promise<Reply> =>
  server.ask(call.path, {
    method: "POST",
    cookie: call.cookie,
    headers: {
      ...call.headers,
      "next-action": action.id,
      accept: "text/x-component",
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
    },
    body: encoded(call.form ?? {}),
  });
