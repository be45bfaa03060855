export type AuditParty = { realm: string; id: number | null; name: string };

/** A row of the audit log as its pages show it: structured, and as a sentence. */
export type AuditEntry = {
  id: number;
  at: Date;
  kind: string;
  action: string;
  outcome: string;
  actor: AuditParty;
  subject: AuditParty | null;
  impersonationId: number | null;
  portal: string;
  requestId: string;
  ip: string;
  session: string;
  entity: { type: string; label: string; id: number | null; name: string; customerId: number | null };
  property: string | null;
  propertyLabel: string | null;
  before: string | null;
  after: string | null;
  delta: string | null;
  cause: { type: string; id: string; label: string } | null;
  reason: string;
  details: Record<string, unknown> | null;
  masked: boolean;
  text: string;
};

export const REALM_WORDS: Record<string, string> = {
  admin: "Operator",
  distributor: "Distributor",
  reseller: "Reseller",
  customer: "Customer",
  account: "Account",
  system: "Job",
  anonymous: "Not signed in",
};

export const KIND_WORDS: Record<string, string> = {
  modification: "Modification",
  read: "Read",
  auth: "Sign-in and acting",
  system: "System",
};

export const OUTCOME_WORDS: Record<string, string> = { ok: "Done", denied: "Refused", error: "Failed" };
