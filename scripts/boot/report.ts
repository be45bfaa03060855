import { EmbeddedError } from "@/db/embedded";
import { MigrationError } from "@/db/migrations";
import { EnvironmentError } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";

/** A reason to stop that a person can act on. */
export class BootError extends Error {
  override readonly name = "BootError";
}

const TOLD = [BootError, EmbeddedError, MigrationError, EnvironmentError, DomainError];

const linesOf = (error: Error): string[] => [
  ...error.message.split("\n"),
  ...(error instanceof DomainError ? Object.entries(error.fields) : []).map(
    ([name, problems]) => `${name}: ${problems.join(" ")}`,
  ),
];

/** Prints why we stop: plain lines for what a person can mend, a stack for what is our own fault. */
export function report(error: unknown): void {
  if (TOLD.some((kind) => error instanceof kind)) {
    for (const line of linesOf(error as Error)) console.error(`trunkline: ${line}`);
  } else {
    console.error(error);
  }
}

/** Runs a script's main function; a number it returns is the exit code, a failure is told and ends the process with 1. */
export function main(work: () => Promise<unknown>): void {
  work().then(
    (code) => {
      if (typeof code === "number") process.exitCode = code;
    },
    (error) => {
      report(error);
      process.exit(1);
    },
  );
}
