import type { Letter } from "./letter";

const INVOICE = [
  ["Invoice", "{{ invoice_number }}"],
  ["Total", "{{ invoice_total }}"],
  ["Still to pay", "{{ invoice_outstanding }}"],
  ["Pay by", "{{ invoice_due_on }}"],
] as const;

/** Invoices, payments and credit in English. */
export const moneyEn = {
  invoice_issued: {
    subject: "Your invoice {{ invoice_number }} from {{ company_name }}",
    paragraphs: ["Your invoice for {{ invoice_from }} to {{ invoice_to }} is ready. You find it attached."],
    facts: INVOICE,
  },
  invoice_resent: {
    subject: "Your open invoice {{ invoice_number }}",
    paragraphs: ["Here is an invoice that is still open, once more for your convenience."],
    facts: INVOICE,
  },
  invoice_adjusted: {
    subject: "We took {{ amount }} off invoice {{ invoice_number }}",
    paragraphs: [
      "We took {{ amount }} off your invoice {{ invoice_number }}.{% if comment %} {{ comment }}{% endif %}",
    ],
    facts: INVOICE,
  },
  payment_received: {
    subject: "Thank you for your payment of {{ amount }}",
    paragraphs: ["We received {{ amount }}. Thank you."],
    facts: [
      ["Paid with", "{{ method }}"],
      ["Your balance now", "{{ balance }}"],
    ],
    sms: "{{ company_name }}: we received {{ amount }}. Thank you.",
  },
  payment_failed: {
    subject: "Your payment of {{ amount }} did not go through",
    paragraphs: [
      "We could not collect {{ amount }}.{% if reason %} {{ reason }}{% endif %}",
      "{% if next_try_on %}We try again on {{ next_try_on }}. You can also pay in your account before then.{% else %}Please pay in your account, or check how you pay.{% endif %}",
    ],
    facts: [["Payment method", "{{ method }}"]],
    sms: "{{ company_name }}: your payment of {{ amount }} did not go through. Please check how you pay.",
  },
  payment_frozen: {
    subject: "Automatic payment is stopped",
    paragraphs: [
      "Several payments failed one after the other, so we no longer try to collect automatically.{% if reason %} {{ reason }}{% endif %}",
      "Please update your payment method, or pay your open invoices in your account.",
    ],
  },
  refund_made: {
    subject: "We refunded {{ amount }}",
    paragraphs: ["We sent {{ amount }} back to you. Depending on your bank it takes a few days to arrive."],
    facts: [["Refunded to", "{{ method }}"]],
  },
  card_expiring: {
    subject: "Your card is about to expire",
    paragraphs: [
      "The card we have stored for you{% if method %}, {{ method }},{% endif %} expires soon. Please store a new one so that payments go on as usual.",
    ],
    facts: [["Expires", "{{ expires_on }}"]],
  },
  top_up_made: {
    subject: "Your balance was topped up by {{ amount }}",
    paragraphs: ["We added {{ amount }} to your balance."],
    facts: [["Paid with", "{{ method }}"]],
    sms: "{{ company_name }}: your balance was topped up by {{ amount }}.",
  },
  credit_warning: {
    subject:
      "{% if limit %}You are close to your credit limit{% else %}Your balance has reached {{ balance }}{% endif %}",
    paragraphs: [
      "{% if limit %}You are close to your credit limit. A payment makes room again.{% else %}You owe {{ balance }} by now. A payment brings it down again.{% endif %}",
    ],
    facts: [
      ["Limit", "{{ limit }}"],
      ["Left", "{{ left }}"],
    ],
    sms: "{{ company_name }}: {% if limit %}you are close to your credit limit{% if left %}, {{ left }} left{% endif %}.{% else %}your balance has reached {{ balance }}.{% endif %}",
  },
  credit_exceeded: {
    subject: "You have reached your credit limit",
    paragraphs: ["You have reached your credit limit. Please make a payment to go on using your services."],
    facts: [["Limit", "{{ limit }}"]],
    sms: "{{ company_name }}: you have reached your credit limit. Please make a payment.",
  },
  funds_low: {
    subject: "Your funds are running low",
    paragraphs: ["Your prepaid balance is running low. Top it up so that your services go on."],
    facts: [["Left", "{{ left }}"]],
    sms: "{{ company_name }}: your funds are running low{% if left %}, {{ left }} left{% endif %}.",
  },
} satisfies Record<string, Letter>;
