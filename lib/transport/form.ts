import { IDEMPOTENCY_FIELD } from "@/lib/platform/action-result";

export type FormValue = string | File | FormValue[] | { [name: string]: FormValue | undefined };
export type FormInput = { [name: string]: FormValue | undefined };

const KEY = IDEMPOTENCY_FIELD;
const POISON = new Set(["__proto__", "constructor", "prototype"]);
/** No form of ours nests deeper; a made-up one must not exhaust the stack. */
const DEEPEST = 8;

/** The fields of our forms that hold a password (now, new, repeated), a one-time code or a recovery code. */
const SECRET = new Set(["current", "password", "repeat", "code"]);

/** What was typed, for showing the form again; files and secrets are not echoed, except what `open` says is none. */
export function typedIn(form: FormData, open: readonly string[] = []): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries())
    if (
      typeof value === "string" &&
      !name.startsWith("$ACTION") &&
      (!SECRET.has(name) || open.includes(name))
    )
      values[name] = value;
  return values;
}

/** Numbered groups ("fees.0.fee", "fees.1.fee") become arrays, in order, gaps closed. */
function settle(value: FormValue | undefined): FormValue | undefined {
  if (typeof value !== "object" || value instanceof File || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, settle(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name)))
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner as FormValue);
  return Object.fromEntries(entries);
}

const isBranch = (value: FormValue | undefined): value is FormInput =>
  typeof value === "object" && !Array.isArray(value) && !(value instanceof File);

/** The object under `name`, made when it is not there yet. */
function branch(node: FormInput, name: string): FormInput {
  const found = node[name];
  if (isBranch(found)) return found;
  const made: FormInput = Object.create(null);
  node[name] = made;
  return made;
}

/**
 * A form as the object an operation takes: dotted names nest, names ending in "[]" are lists, Next's own fields and the
 * idempotency key are left out. Values stay text; the operation's schema gives them their kinds.
 */
export function fromForm(form: FormData): { input: FormInput; idempotencyKey?: string } {
  const root: FormInput = Object.create(null);
  for (const [name, value] of form.entries()) {
    if (name.startsWith("$ACTION") || name === KEY) continue;
    const list = name.endsWith("[]");
    const path = (list ? name.slice(0, -2) : name).split(".");
    if (path.length > DEEPEST || path.some((part) => POISON.has(part))) continue;
    let node = root;
    for (const part of path.slice(0, -1)) node = branch(node, part);
    const last = path.at(-1) as string;
    const before = node[last];
    if (list) node[last] = [...(Array.isArray(before) ? before : []), value];
    else node[last] = value;
  }
  const key = form.get(KEY);
  return {
    input: settle(root) as FormInput,
    idempotencyKey: typeof key === "string" && key.length >= 8 && key.length <= 255 ? key : undefined,
  };
}
