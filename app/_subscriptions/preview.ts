import { DomainError } from "@/lib/platform/errors";

export type Preview<Output> = { result: Output } | { refusal: string };

const SAID = ["conflict", "invalid", "forbidden"];

/** Runs an operation dry. What is refused is said on the page, beside the choice; what isn't there is not found. */
export async function previewOf<Output>(dryRun: () => Promise<{ output: Output }>): Promise<Preview<Output>> {
  try {
    return { result: (await dryRun()).output };
  } catch (error) {
    if (error instanceof DomainError && SAID.includes(error.code))
      return { refusal: Object.values(error.fields)[0]?.[0] ?? error.message };
    throw error;
  }
}
