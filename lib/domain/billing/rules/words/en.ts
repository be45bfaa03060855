import type { Words } from "./words";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const en: Words = {
  locale: "en-GB",
  decimalComma: false,
  reason: {
    subscriptions: counted("subscription", "subscriptions"),
    calls: counted("call", "calls"),
    messages: counted("message", "messages"),
    data: () => "data",
    events: counted("event", "events"),
    one_time: (count) => (count === 1 ? "a one-time charge" : `${count} one-time charges`),
    late_fees: (count) => (count === 1 ? "a late fee" : `${count} late fees`),
    credits: (count) => (count === 1 ? "a credit" : `${count} credits`),
  },
  tax: (name, rate) => `${name} ${rate} %`,
  step: (what, amount) => `${amount} for ${what}`,
  forecast: (total, because) => `Your next invoice will be about ${total}, because of ${because}.`,
  nothingYet: (total) =>
    `Your next invoice will be about ${total}, because there is nothing to charge so far.`,
  includedTax: (tax) => `This includes ${tax} of tax.`,
  openBefore: (before, due) => `With ${before} still open from before, ${due} will be due.`,
  inFavour: (before, due) => `With ${before} in your favour, ${due} will be due.`,
  card: {
    title: "Your next invoice",
    feesTitle: "Your next invoice of recurring fees",
    made: (day) => `It is made on ${day}. Until then it can still change.`,
    total: "Together",
    nothing: "Nothing to charge so far.",
    unknown: "We can't say yet what your next invoice will be. Look again in a while.",
  },
};
