import type { Database } from "@/db/client";
import { updateCustomerRating } from "@/lib/domain/customers";
import { checkBooks } from "@/lib/jobs/check-books";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { addMonths, todayIn } from "@/lib/platform/time";
import { followers } from "@/lib/transport/followers";
import { makeCatalogue } from "./catalogue";
import { makeChanges, makeCredit } from "./changes";
import { COLLECTING_DAYS, makePolicies } from "./collections";
import { makeCompany, ZONE } from "./company";
import { type At, makeCustomers, makeJohn } from "./customers";
import { makeDisputes } from "./disputes";
import { liveThrough } from "./history";
import { deliverDue, makeSenders } from "./mail";
import { declineOnce, makeGateway, storeCard } from "./payments";
import { changePrices } from "./tariffs";
import { type DemoLogin, makeUsers } from "./users";

const DAY_MS = 86_400_000;

/**
 * Fills an empty database with Panda Telecom, by the same operations that people use: it has a history, audit rows
 * and nothing that the product could not have made itself.
 * @param now the moment the demo is made; its history lies in the year before.
 */
export async function makeDemo(db: Database, now: Date): Promise<DemoLogin[]> {
  const at: At = (daysAgo) =>
    makeContext({
      db,
      followers,
      actor: { kind: "system", job: "demo" },
      now: new Date(now.getTime() - daysAgo * DAY_MS),
      requestId: requestId(),
      portal: "demo",
    });
  const today = todayIn(now, ZONE);
  const partners = await makeCompany(at(365));
  await makeSenders(at(365), db, partners);
  await makeGateway(at(365), db);
  const shelves = await makeCatalogue(at(365), partners.easycall, partners.megastar);
  const john = await makeJohn(at, today, shelves.own);
  // A plan of his own, which his three lines use together.
  const discountPlanId = shelves.own.rating.included;
  await updateCustomerRating(at(119), { customerId: john.customerId, tariffs: {}, discountPlanId });
  await storeCard(at(118), john.customerId);
  await makeCustomers(at, today, partners, shelves);
  await makePolicies(at(COLLECTING_DAYS), db, partners.easycall);
  await liveThrough(at, db, today);
  const nextMonth = addMonths(`${today.slice(0, 7)}-01`, 1);
  await makeChanges(at, db, nextMonth);
  await changePrices(at(60), shelves.own.rating.calls, nextMonth);
  await makeCredit(at, db, nextMonth);
  await declineOnce(at(2), john.customerId);
  await makeDisputes(at(0), db, john.customerId);
  await deliverDue(db, now);
  const began = Date.now();
  await checkBooks(() => at((began - Date.now()) / DAY_MS));
  return makeUsers(at(0), partners, john);
}
