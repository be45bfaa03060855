import { Resolver } from "node:dns/promises";

/** Who is asked for TXT records: node's resolver, or another of its shape. Each record is a list of chunks. */
export type TxtResolver = { resolveTxt(name: string): Promise<string[][]> };

/** The resolver of this machine; it gives up after a few seconds. */
export const ownResolver = (): TxtResolver => new Resolver({ timeout: 3_000, tries: 2 });

/** DNS gave no answer: nothing is known of the name. The message says why, as staff may read it. */
export class DnsFailure extends Error {
  override readonly name = "DnsFailure";
}

/** What DNS says when it has answered that there is nothing. */
const NOTHING = new Set(["ENODATA", "ENOTFOUND"]);
const WHY: Record<string, string> = {
  ETIMEOUT: "it did not answer in time",
  ECONNREFUSED: "no DNS server can be reached",
  ESERVFAIL: "the DNS server could not find out",
  EREFUSED: "the DNS server refused to say",
};

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** The TXT records of a name, the chunks of each put together. None is an answer. @throws {DnsFailure} without an answer. */
export async function txtRecords(resolver: TxtResolver, name: string): Promise<string[]> {
  try {
    return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(""));
  } catch (error) {
    const code = codeOf(error);
    if (NOTHING.has(code)) return [];
    throw new DnsFailure(WHY[code] ?? "it could not be asked");
  }
}
