/** One invariant as the books page shows it. */
export type InvariantRow = {
  invariant: string;
  title: string;
  means: string;
  /** Null where nothing is looked for at night. */
  looks: string | null;
  kept: string;
  /** Null until it was checked. */
  count: number | null;
  tookMs: number | null;
};

export type FindingRow = {
  customerId: number | null;
  invoiceId: number | null;
  xdrId: number | null;
  found: string;
};

export type CheckRow = {
  id: number;
  askedAt: Date;
  askedBy: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  discrepancies: number | null;
  failure: string;
};

/** "0.4 s", "12 ms". */
export const tookText = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`);

export const checkTook = ({ startedAt, finishedAt }: CheckRow): string | null =>
  startedAt && finishedAt ? tookText(finishedAt.getTime() - startedAt.getTime()) : null;
