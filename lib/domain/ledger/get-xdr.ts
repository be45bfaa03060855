import { eq } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { selectXdrs, toXdrItem, type XdrItem } from "./xdr-rows";

/** One movement with what it takes back, or what took it back. */
export const getXdr = query({
  name: "xdr.get",
  permission: "xdr:read",
  impersonation: "allow",
  input: z.object({ xdrId: idInput() }),
  reads: (_, xdr: XdrItem) => ({
    type: "xdr",
    id: xdr.id,
    name: `${xdr.kind} of ${xdr.customer.name}`,
    customerId: xdr.customer.id,
  }),
  async run(read, { xdrId }): Promise<XdrItem> {
    const [row] = await selectXdrs(read).where(visibleAnd(read.actor, "xdrs", eq(xdrs.id, xdrId)));
    if (!row) throw notFound("xdr");
    return toXdrItem(read, row);
  },
});
