import { ALWAYS, INVOICE, OWN, type Placeholder } from "./placeholders";

export const CATEGORIES = ["invoices", "payments", "reminders", "service", "disputes", "credit"] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * What becomes of a message when nobody can tell whether it arrived (MON-8). "retry": it is sent again under the same
 * Message-ID, since a rare double does less harm than silence. "uncertain": staff decides, since a double would alarm.
 */
export type Policy = "retry" | "uncertain";

/** Not sent once its cause is gone: the invoice is paid or void, is void, or the service is back. */
export type CancelRule = "never" | "invoice_settled" | "invoice_void" | "not_suspended" | "not_limited";

export type NoticeTypeSpec = {
  category: Category;
  /** As staff reads it. */
  label: string;
  says: string;
  /** It is about an invoice, whose facts the template may use. */
  invoice: boolean;
  own: readonly Placeholder[];
  /** Worth a text message. */
  sms: boolean;
  /** Ticked for mail in a class that nobody has changed. */
  ticked: boolean;
  policy: Policy;
  cancel: CancelRule;
  /** The invoice goes along as a PDF. */
  attachesInvoice?: true;
};

type Rest = Partial<
  Pick<NoticeTypeSpec, "invoice" | "sms" | "ticked" | "policy" | "cancel" | "attachesInvoice">
>;

const type = (
  category: Category,
  label: string,
  says: string,
  own: readonly Placeholder[],
  rest: Rest = {},
): NoticeTypeSpec => ({
  category,
  label,
  says,
  own,
  invoice: false,
  sms: false,
  ticked: true,
  policy: "retry",
  cancel: "never",
  ...rest,
});

const aboutInvoice = { invoice: true } as const;
const whileOpen = { invoice: true, cancel: "invoice_settled", sms: true } as const;
const onceOnly = { policy: "uncertain" } as const;

/** Everything a customer can be told of. A context emits it by this name (`work.events.notice`). */
export const NOTICE_TYPES = {
  invoice_issued: type("invoices", "Invoice issued", "A new invoice, with its PDF.", OWN.issued, {
    ...aboutInvoice,
    cancel: "invoice_void",
    attachesInvoice: true,
  }),
  invoice_resent: type(
    "invoices",
    "Invoice sent again",
    "An open invoice once more, with its PDF.",
    OWN.none,
    {
      ...aboutInvoice,
      cancel: "invoice_settled",
      attachesInvoice: true,
    },
  ),
  invoice_adjusted: type(
    "invoices",
    "Invoice adjusted",
    "Something was taken off an invoice.",
    OWN.adjustment,
    { ...aboutInvoice, cancel: "invoice_void" },
  ),
  payment_received: type("payments", "Payment received", "Money came in.", OWN.payment, {
    ...onceOnly,
    sms: true,
  }),
  payment_failed: type("payments", "Payment failed", "A payment could not be collected.", OWN.failure, {
    ...onceOnly,
    sms: true,
  }),
  payment_frozen: type(
    "payments",
    "Automatic payment stopped",
    "Payments failed too often and are not tried any more.",
    OWN.frozen,
    onceOnly,
  ),
  refund_made: type("payments", "Refund made", "Money goes back to the customer.", OWN.payment, onceOnly),
  card_expiring: type("payments", "Card expires", "A stored card is about to expire.", OWN.card),
  top_up_made: type("payments", "Top-up made", "Funds were added to a prepaid balance.", OWN.payment, {
    ...onceOnly,
    sms: true,
  }),
  invoice_due_soon: type(
    "reminders",
    "Invoice due soon",
    "A reminder before the due date.",
    OWN.dueSoon,
    whileOpen,
  ),
  invoice_overdue: type(
    "reminders",
    "Invoice overdue",
    "A reminder after the due date.",
    OWN.none,
    whileOpen,
  ),
  late_fee_charged: type("reminders", "Late fee charged", "A fee for paying late.", OWN.fee, aboutInvoice),
  limitation_soon: type(
    "reminders",
    "Limitation ahead",
    "Advance notice that service will be limited.",
    OWN.ahead,
    whileOpen,
  ),
  suspension_soon: type(
    "reminders",
    "Suspension ahead",
    "Advance notice that service will be suspended.",
    OWN.ahead,
    { ...whileOpen, ...onceOnly },
  ),
  termination_soon: type(
    "reminders",
    "Termination ahead",
    "The last notice before service ends for good.",
    OWN.ahead,
    { ...whileOpen, ...onceOnly },
  ),
  promise_recorded: type("reminders", "Promise recorded", "A promise to pay was written down.", OWN.promise),
  promise_broken: type("reminders", "Promise not kept", "A promised payment did not come.", OWN.promise, {
    sms: true,
  }),
  service_limited: type("service", "Service limited", "Only some services still work.", OWN.none, {
    ...onceOnly,
    sms: true,
    cancel: "not_limited",
  }),
  service_suspended: type("service", "Service suspended", "Service is off until payment.", OWN.none, {
    ...onceOnly,
    sms: true,
    cancel: "not_suspended",
  }),
  service_resumed: type("service", "Service resumed", "Everything works again.", OWN.none, {
    ...onceOnly,
    sms: true,
  }),
  service_terminated: type("service", "Service terminated", "Service ended for good.", OWN.none, onceOnly),
  dispute_opened: type(
    "disputes",
    "Dispute opened",
    "We look into what was disputed.",
    OWN.dispute,
    aboutInvoice,
  ),
  dispute_agreed: type("disputes", "Dispute agreed", "The customer was right.", OWN.answer, aboutInvoice),
  dispute_denied: type("disputes", "Dispute denied", "The charge stands.", OWN.answer, aboutInvoice),
  credit_warning: type("credit", "Credit limit near", "A warning of the customer is reached.", OWN.limit, {
    sms: true,
  }),
  credit_exceeded: type("credit", "Credit limit reached", "Nothing is left of the limit.", OWN.limit, {
    sms: true,
  }),
  funds_low: type("credit", "Funds low", "A prepaid balance is down to a warning.", OWN.limit, { sms: true }),
} as const satisfies Record<string, NoticeTypeSpec>;

export type NoticeType = keyof typeof NOTICE_TYPES;
export const NOTICE_TYPE_NAMES = Object.keys(NOTICE_TYPES) as [NoticeType, ...NoticeType[]];

/** Older messages may have a type that is no more. */
export const isNoticeType = (name: string): name is NoticeType => Object.hasOwn(NOTICE_TYPES, name);
export const specOf = (name: NoticeType): NoticeTypeSpec => NOTICE_TYPES[name];

/** Every placeholder a template of this type may use. */
export const placeholdersOf = (name: NoticeType): readonly Placeholder[] => [
  ...ALWAYS,
  ...(specOf(name).invoice ? INVOICE : []),
  ...specOf(name).own,
];

/** What a class that nobody has changed sends by mail; it sends no text messages. */
export const TICKED_BY_DEFAULT: readonly NoticeType[] = NOTICE_TYPE_NAMES.filter(
  (name) => specOf(name).ticked,
);

export const LANGUAGES = ["en", "es", "pt-BR"] as const;
export type Language = (typeof LANGUAGES)[number];
