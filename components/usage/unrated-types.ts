export type UnratedLine = {
  id: number;
  reason: string;
  message: string;
  source: string;
  fileId: number | null;
  lineNo: number | null;
  kind: string | null;
  occurredAt: Date | null;
  accountKey: string;
  to: string;
  from: string;
  given: { accountKey: string; toNumber: string };
  raw: string;
  attempts: number;
  createdAt: Date;
  triedAt: Date;
  resolvedAt: Date | null;
  discardedAt: Date | null;
  discardReason: string;
};

export const isWaiting = ({ resolvedAt, discardedAt }: UnratedLine): boolean =>
  resolvedAt === null && discardedAt === null;
