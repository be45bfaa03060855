import type { OwnWords } from "./words";

export const en: OwnWords = {
  locale: "en-GB",
  decimalComma: false,
  links: { pay: "Pay now", invoices: "See your invoices" },
  terminated: {
    title: (invoice) => `Your service has ended because invoice ${invoice} is overdue`,
    body: (amount, day) =>
      day === null
        ? `${amount} is open. Please contact us.`
        : `${amount} is open. You can have your service back until ${day}: please contact us.`,
  },
  suspended: {
    title: (invoice) => `Service suspended because invoice ${invoice} is overdue`,
    body: (amount) => `Pay ${amount} to have it back.`,
  },
  limited: {
    title: (invoice) => `Service limited because invoice ${invoice} is overdue`,
    body: (amount) => `You can be called, and emergency calls work. Pay ${amount} to have all of it back.`,
  },
  lifted: {
    title: (day) => `Your service is on until ${day}`,
    body: (amount) =>
      `${amount} is still open. If it is not paid by then, your service can be suspended again.`,
  },
  promised: {
    title: (amount, day) => `You promised to pay ${amount} by ${day}`,
    body: "Until then you are not reminded, and your service stays as it is.",
  },
  overdue: {
    title: (amount, day) => `${amount} to be paid, overdue since ${day}`,
    body: "Please pay it now.",
    suspends: (day) => `If it is not paid, your service will be suspended on ${day}.`,
  },
};
