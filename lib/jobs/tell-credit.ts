import { listCreditMoved, tellCredit } from "@/lib/domain/customers";
import type { Context } from "@/lib/kernel/context";
import type { ChunkOptions } from "./chunks";

/** Tells whoever crossed a limit or a warning since the last time, chunk by chunk. @returns how many were told. */
export async function tellCreditMoved(
  context: () => Context,
  { stopped = () => false, size }: ChunkOptions = {},
): Promise<number> {
  let told = 0;
  for (let after: number | null = 0; after !== null && !stopped(); ) {
    const { customerIds, next }: { customerIds: number[]; next: number | null } = await listCreditMoved(
      context(),
      { after, size },
    );
    if (customerIds.length > 0) told += (await tellCredit(context(), { customerIds })).told;
    after = next;
  }
  return told;
}
