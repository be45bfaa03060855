import { Readable } from "node:stream";
import {
  addRate,
  createDestinationGroup,
  createDiscountPlan,
  createTariff,
  receiveRates,
  uploadRates,
} from "@/lib/domain/catalog";
import type { Context } from "@/lib/kernel/context";
import { CURRENCY, ZONE } from "./company";

/** What rates the usage of an owner's products. */
export type Rating = {
  calls: number;
  messages: number;
  /** 300 minutes to the USA and Canada and 100 messages in each period. */
  included: number;
};

/** Prefix, destination, price of a minute, off-peak price. */
const WORLD: [string, string, string, string][] = [
  ["1", "USA and Canada", "0.012", "0.008"],
  ["1212", "USA, New York", "0.012", "0.008"],
  ["1310", "USA, Los Angeles", "0.014", "0.009"],
  ["1604", "Canada, Vancouver", "0.013", "0.009"],
  ["1787", "Puerto Rico", "0.035", ""],
  ["1876", "Jamaica", "0.098", ""],
  ["1800", "USA, freephone", "0", ""],
  ["30", "Greece", "0.021", ""],
  ["31", "Netherlands", "0.018", ""],
  ["316", "Netherlands, mobile", "0.075", ""],
  ["32", "Belgium", "0.024", ""],
  ["33", "France", "0.021", "0.016"],
  ["336", "France, mobile", "0.068", ""],
  ["337", "France, mobile", "0.068", ""],
  ["34", "Spain", "0.016", "0.012"],
  ["346", "Spain, mobile", "0.059", ""],
  ["351", "Portugal", "0.019", ""],
  ["353", "Ireland", "0.02", ""],
  ["358", "Finland", "0.071", ""],
  ["39", "Italy", "0.019", "0.015"],
  ["393", "Italy, mobile", "0.089", ""],
  ["41", "Switzerland", "0.033", ""],
  ["43", "Austria", "0.028", ""],
  ["44", "United Kingdom", "0.0145", "0.011"],
  ["4420", "UK, London", "0.01315", "0.0105"],
  ["447", "UK, mobile", "0.096", ""],
  ["45", "Denmark", "0.017", ""],
  ["46", "Sweden", "0.016", ""],
  ["47", "Norway", "0.018", ""],
  ["48", "Poland", "0.022", ""],
  ["49", "Germany", "0.0175", "0.014"],
  ["4915", "Germany, mobile", "0.082", ""],
  ["4916", "Germany, mobile", "0.082", ""],
  ["4917", "Germany, mobile", "0.082", ""],
  ["52", "Mexico", "0.024", ""],
  ["54", "Argentina", "0.041", ""],
  ["55", "Brazil", "0.039", ""],
  ["5511", "Brazil, São Paulo", "0.025", ""],
  ["56", "Chile", "0.046", ""],
  ["57", "Colombia", "0.037", ""],
  ["61", "Australia", "0.0275", "0.021"],
  ["614", "Australia, mobile", "0.079", ""],
  ["64", "New Zealand", "0.031", ""],
  ["65", "Singapore", "0.022", ""],
  ["81", "Japan", "0.048", ""],
  ["82", "South Korea", "0.034", ""],
  ["86", "China", "0.026", ""],
  ["91", "India", "0.029", ""],
  ["972", "Israel", "0.027", ""],
];
const HEADER = "prefix,destination,price,off_peak_price,first_interval,next_interval,connect_fee";

/** American calls by 6 seconds after the first 30, others by the minute; mobiles abroad cost something to reach. */
const worldFile = (): string => {
  const lines = WORLD.map(([prefix, destination, price, offPeak]) => {
    const intervals = prefix.startsWith("1") ? "30,6" : "60,60";
    const connect = destination.endsWith("mobile") ? "0.02" : "";
    return `${prefix},"${destination}",${price},${offPeak},${intervals},${connect}`;
  });
  return [HEADER, ...lines].join("\n");
};

async function takeOver(
  ctx: Context,
  tariffId: number,
  file: { fileName: string; text: string; from?: string },
): Promise<void> {
  const { fileName, text, from = "" } = file;
  const source = Readable.from([Buffer.from(text)]);
  const { draftId } = await receiveRates(ctx, { tariffId, source, fileName });
  await uploadRates(ctx, { tariffId, draftId, mode: "listed", from });
}

const american = {
  internationalPrefixes: ["011"],
  nationalPrefix: "1",
  countryCode: "1",
  nationalDigits: "10",
  shortCodeDigits: "4",
};

/** Two price lists of one owner, and a volume discount plan on them. @param owner nothing for the company itself. */
export async function makeRating(ctx: Context, owner: { resellerId?: number }): Promise<Rating> {
  const shared = { ...owner, currency: CURRENCY, zone: ZONE, numberRules: american };
  const { tariffId: calls } = await createTariff(ctx, {
    ...shared,
    name: "World calls",
    service: "call",
    roundingDecimals: "4",
    offPeakWindows: [
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "20:00", to: "07:00" })),
      ...[6, 7].map((weekday) => ({ weekday, from: "00:00", to: "24:00" })),
    ],
    holidays: [
      { day: "2026-11-26", name: "Thanksgiving" },
      { day: "2026-12-25", name: "Christmas Day" },
    ],
  });
  await takeOver(ctx, calls, { fileName: "world.csv", text: worldFile() });
  const { tariffId: messages } = await createTariff(ctx, {
    ...shared,
    name: "Text messages",
    service: "message",
  });
  await takeOver(ctx, messages, {
    fileName: "messages.csv",
    text: "prefix,destination,price\n,Everywhere else,0.12\n1,USA and Canada,0.02\n44,United Kingdom,0.05",
  });
  const { groupId } = await createDestinationGroup(ctx, {
    ...owner,
    name: "USA and Canada",
    prefixes: ["1"],
  });
  const { discountPlanId: included } = await createDiscountPlan(ctx, {
    ...owner,
    name: "300 minutes and 100 messages",
    currency: CURRENCY,
    entries: [
      {
        service: "call",
        groupId,
        period: "billing",
        rolloverPeriods: "1",
        steps: [
          { kind: "free", quantity: "300" },
          { kind: "percent_off", quantity: "", value: "20" },
        ],
      },
      { service: "message", period: "billing", steps: [{ kind: "free", quantity: "100" }] },
    ],
  });
  return { calls, messages, included };
}

/** New prices for some destinations from today, one more to come, and one by hand. */
export async function changePrices(ctx: Context, calls: number, comingFrom: string): Promise<void> {
  const lines = ['447,"UK, mobile",0.088,,60,60,0.02', "44,United Kingdom,0.0135,0.01,60,60,"];
  await takeOver(ctx, calls, { fileName: "uk-lower.csv", text: [HEADER, ...lines].join("\n") });
  await takeOver(ctx, calls, {
    fileName: "brazil-next.csv",
    text: `${HEADER}\n55,Brazil,0.042,,60,60,`,
    from: comingFrom,
  });
  await addRate(ctx, {
    tariffId: calls,
    prefix: "5521",
    destination: "Brazil, Rio de Janeiro",
    price: "0.026",
    first_interval: "60",
    next_interval: "60",
  });
}
