import path from "node:path";
import { parseArgs } from "node:util";
import { BootError } from "../boot/report";

const USAGE = `Use it like this:
  npm run import -- customers FILE --map MAP.json [--dry-run] [--as LOGIN]

  --map MAP.json  what the columns mean; the import page offers one for download
  --dry-run       say what would happen, and change nothing
  --as LOGIN      the operator in whose name it is done`;

export type Arguments = { file: string; map: string; isDryRun: boolean; login: string | null };

/** @throws {BootError} with how it is used. */
export function readArguments(words: string[]): Arguments {
  // npm runs scripts in the project's folder; the names were typed in another.
  const resolve = (name: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        map: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        as: { type: "string" },
      },
    });
    const [kind, file, ...more] = positionals;
    if (kind !== "customers" || !file || more.length > 0 || !values.map) throw new Error(USAGE);
    return {
      file: resolve(file),
      map: resolve(values.map),
      isDryRun: values["dry-run"],
      login: values.as ?? null,
    };
  } catch (error) {
    const message = (error as Error).message;
    throw new BootError(message === USAGE ? USAGE : `${message}\n${USAGE}`);
  }
}
