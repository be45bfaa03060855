/** What whoever owns a domain publishes to show it: a TXT record of this name with this value. */
export const proofRecord = (domain: string, token: string): { name: string; value: string } => ({
  name: `_trunkline.${domain}`,
  value: `trunkline-sender=${token}`,
});

/** Whether one of the TXT records is the one that was asked for, to the letter. */
export const isProven = (records: readonly string[], value: string): boolean =>
  records.some((record) => record.trim() === value);

const SPF_ALL: Record<string, string> = {
  "-": "only the servers it names may send",
  "~": "what other servers send is suspicious",
  "?": "it says nothing about other servers",
  "+": "it lets every server send, which helps nobody",
};

/** In plain words, what the domain's SPF says. */
export function spfSays(records: readonly string[]): string {
  const found = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  if (found.length === 0) return "SPF: no record, so that many servers will doubt mail from it.";
  if (found.length > 1) return "SPF: more than one record, which servers take for a mistake.";
  const all = /\s([-~?+]?)all(\s|$)/i.exec(found[0] ?? "");
  const words = all ? (SPF_ALL[all[1] || "+"] ?? "") : (SPF_ALL["?"] ?? "");
  return `SPF: ${words}. Make sure that it names the server this installation sends through.`;
}

const DMARC_POLICY: Record<string, string> = {
  none: "mail that fails is only reported",
  quarantine: "mail that fails goes to the spam folder",
  reject: "mail that fails is refused",
};

/** In plain words, what the records under `_dmarc` say. */
export function dmarcSays(records: readonly string[]): string {
  const found = records.filter((record) => /^v=DMARC1\s*(;|$)/i.test(record));
  if (found.length !== 1) return "DMARC: no record of its own, so that each server decides for itself.";
  const policy = /;\s*p\s*=\s*([a-z]+)/i.exec(found[0] ?? "")?.[1]?.toLowerCase() ?? "none";
  return `DMARC: ${DMARC_POLICY[policy] ?? DMARC_POLICY.none}.`;
}
