import { hash, verify } from "@node-rs/argon2";
import { unavailable } from "./errors";

/** The package's own enum is a const one, which can't be imported here. */
const ARGON2ID = 2;
/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane (WEB-10). */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const IN_FLIGHT = 2;
const QUEUED = 20;

let running = 0;
const waiting: (() => void)[] = [];

/** A sign-in storm must not eat the memory: at most two hashes at once, twenty in line, the rest are told to come back. */
async function takingTurns<T>(work: () => Promise<T>): Promise<T> {
  if (running >= IN_FLIGHT) {
    if (waiting.length >= QUEUED)
      throw unavailable("Too many people are signing in at once. Try again shortly.");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    // A finished one hands its place to the next in line; nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @throws {DomainError} unavailable when the queue is full. */
export const hashPassword = (password: string): Promise<string> => takingTurns(() => hash(password, COST));

let decoy: Promise<string> | undefined;

/**
 * Checks a password. Without a stored hash (unknown login) a decoy is checked, so that both cases take the same time.
 * @throws {DomainError} unavailable when the queue is full.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has", COST);
  const against = stored ?? (await decoy);
  const right = await takingTurns(() => verify(against, password).catch(() => false));
  return right && stored !== null;
}
