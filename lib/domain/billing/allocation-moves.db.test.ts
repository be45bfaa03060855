import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { recordPayment, refundPayment } from "@/lib/domain/payments";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import { getAllocations, moveAllocation, releasePayment, revertXdr, undoMove } from "./index";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

const reason = "The payer meant it so";

/** A customer with invoices of 50 and 70, of which 60 were paid: the older one, and 10 of the other. */
async function paid() {
  const who = await Payer.make(db(), estate);
  const [older, newer] = [await who.invoice("50"), await who.invoice("70")];
  const pay = (amount: string) =>
    recordPayment(who.admin(), { customerId: who.id, means: "transfer", amount });
  const { xdrId, paymentId } = await pay("60");
  const move = (fromInvoiceId: number | null, toInvoiceId: number | null, amount: string) =>
    moveAllocation(who.admin(), { xdrId, fromInvoiceId, toInvoiceId, amount, reason });
  return { who, older, newer, xdrId, paymentId, pay, move };
}

describe("what a clerk moves", () => {
  it("goes from one invoice to another, and the next payment does not move it back", async () => {
    const { who, older, newer, move, pay } = await paid();
    expect(await who.due()).toEqual(["0", "60"]);
    await move(older, newer, "30");
    expect(await who.due()).toEqual(["30", "30"]);
    await pay("10");
    expect(await who.due()).toEqual(["20", "30"]);
  });

  it("I6: stays unallocated when it was taken out by hand, also when the next payment comes", async () => {
    const { who, newer, move, pay } = await paid();
    await move(newer, null, "10");
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "70"], pot: "10.00" });
    await pay("5");
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "65"], pot: "10.00" });
  });

  it("I6 control: what nobody kept back is used by the oldest invoice at once", async () => {
    const { who, newer, xdrId, move } = await paid();
    await move(newer, null, "10");
    await releasePayment(who.admin(), { xdrId });
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "60"], pot: "0.00" });
  });

  it("is undone step by step, the last one first, and not twice", async () => {
    const { who, older, newer, xdrId, move } = await paid();
    await move(older, newer, "30");
    await move(newer, null, "40");
    await undoMove(who.admin(), { xdrId, reason });
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["30", "30"], pot: "0.00" });
    await undoMove(who.admin(), { xdrId, reason });
    expect(await who.due()).toEqual(["0", "60"]);
    await expect(undoMove(who.admin(), { xdrId, reason })).rejects.toThrow(/moved by hand/);
    const { moves, held } = await getAllocations(who.admin(), { xdrId });
    expect({ undone: moves.map(({ undone }) => undone), held }).toEqual({
      undone: [true, true],
      held: "0.00",
    });
  });

  it("is refused beyond what the payment gave, beyond what the other invoice has open, and to nowhere new", async () => {
    const { who, older, newer, move } = await paid();
    await expect(move(older, newer, "50.01")).rejects.toThrow(/used/);
    await expect(move(newer, older, "1")).rejects.toThrow(/open/);
    await expect(move(null, newer, "1")).rejects.toThrow(/unallocated/);
    await expect(move(older, older, "1")).rejects.toThrow(/another place/);
    for (const amount of ["0", "-1", "1.000001"]) await expect(move(older, newer, amount)).rejects.toThrow();
    const other = await Payer.make(db(), estate);
    await expect(move(older, await other.invoice("10"), "1")).rejects.toThrow(/does not exist/);
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "60"], pot: "0.00" });
  });

  it("can be given back: the money that was kept goes first, and no invoice is touched for it", async () => {
    const { who, newer, paymentId, move } = await paid();
    await move(newer, null, "10");
    await refundPayment(who.admin(), { paymentId, amount: "10", reason });
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "70"], pot: "0.00" });
    const { rows } = await db().execute(sql`select 1 from payment_holds where customer_id = ${who.id}`);
    expect(rows).toHaveLength(0);
  });

  it("is no more once the payment itself was taken back", async () => {
    const { who, older, newer, xdrId, move } = await paid();
    await revertXdr(who.admin(), { xdrId, reason });
    await expect(move(older, newer, "1")).rejects.toThrow(/taken back/);
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["50", "70"], pot: "0.00" });
  });

  it("B11: moved twice at once goes once", async () => {
    const { who, newer, move } = await paid();
    const both = await Promise.allSettled([move(newer, null, "10"), move(newer, null, "10")]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0", "70"], pot: "10.00" });
  });
});
