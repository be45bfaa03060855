import type { Letter } from "./letter";

const INVOICE = [
  ["Invoice", "{{ invoice_number }}"],
  ["Still to pay", "{{ invoice_outstanding }}"],
  ["Was due on", "{{ invoice_due_on }}"],
] as const;
const PAY_FIRST =
  "If you pay before then, nothing changes. If you have paid already, please ignore this message.";

/** Reminders, service and disputes in English. */
export const serviceEn = {
  invoice_due_soon: {
    subject: "Invoice {{ invoice_number }} is due on {{ invoice_due_on }}",
    paragraphs: ["A friendly reminder: {{ invoice_outstanding }} is due on {{ invoice_due_on }}."],
    facts: [["Invoice", "{{ invoice_number }}"]],
    sms: "{{ company_name }}: {{ invoice_outstanding }} for invoice {{ invoice_number }} is due on {{ invoice_due_on }}.",
  },
  invoice_overdue: {
    subject: "Invoice {{ invoice_number }} is overdue",
    paragraphs: [
      "We have not received your payment yet. Please pay {{ invoice_outstanding }} as soon as you can.",
      "If you have paid already, please ignore this message.",
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: invoice {{ invoice_number }} is overdue. Please pay {{ invoice_outstanding }}.",
  },
  late_fee_charged: {
    subject: "A late fee of {{ amount }} was charged",
    paragraphs: [
      "Invoice {{ invoice_number }} was not paid by {{ invoice_due_on }}, so a late fee of {{ amount }} was charged.",
    ],
  },
  limitation_soon: {
    subject: "Your service will be limited{% if happens_on %} on {{ happens_on }}{% endif %}",
    paragraphs: [
      "An invoice is overdue. Without a payment your service will be limited{% if happens_on %} on {{ happens_on }}{% endif %}: emergency calls and incoming calls go on working.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: without a payment of {{ invoice_outstanding }} your service will be limited{% if happens_on %} on {{ happens_on }}{% endif %}.",
  },
  suspension_soon: {
    subject: "Your service will be suspended{% if happens_on %} on {{ happens_on }}{% endif %}",
    paragraphs: [
      "An invoice is overdue. Without a payment your service will be suspended{% if happens_on %} on {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: without a payment of {{ invoice_outstanding }} your service will be suspended{% if happens_on %} on {{ happens_on }}{% endif %}.",
  },
  termination_soon: {
    subject: "Last notice: your service ends{% if happens_on %} on {{ happens_on }}{% endif %}",
    paragraphs: [
      "An invoice has been overdue for a long time. Without a payment your service ends for good{% if happens_on %} on {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: last notice. Without a payment your service ends{% if happens_on %} on {{ happens_on }}{% endif %}.",
  },
  promise_recorded: {
    subject: "Your promise to pay {{ amount }} by {{ promised_on }}",
    paragraphs: [
      "Thank you. We noted that you pay {{ amount }} by {{ promised_on }}. Until then your service goes on.",
    ],
  },
  promise_broken: {
    subject: "We still wait for {{ amount }}",
    paragraphs: [
      "You told us that {{ amount }} would be paid by {{ promised_on }}. It has not arrived. Please pay now, or talk to us.",
    ],
    sms: "{{ company_name }}: {{ amount }} promised for {{ promised_on }} has not arrived. Please pay now.",
  },
  service_limited: {
    subject: "Your service is limited",
    paragraphs: [
      "Since invoices are overdue, your service is limited: emergency calls and incoming calls work. It is restored as soon as you pay.",
    ],
    facts: [["You owe", "{{ balance }}"]],
    sms: "{{ company_name }}: your service is limited until you pay what is overdue.",
  },
  service_suspended: {
    subject: "Your service is suspended",
    paragraphs: ["Since invoices are overdue, your service is suspended. It is restored as soon as you pay."],
    facts: [["You owe", "{{ balance }}"]],
    sms: "{{ company_name }}: your service is suspended until you pay what is overdue.",
  },
  service_resumed: {
    subject: "Your service is back",
    paragraphs: ["Thank you. Your service works again in full."],
    sms: "{{ company_name }}: your service works again. Thank you.",
  },
  service_terminated: {
    subject: "Your service has ended",
    paragraphs: [
      "Since invoices stayed unpaid, your service has ended. What you owe remains to be paid. Please talk to us if you would like to come back.",
    ],
    facts: [["You owe", "{{ balance }}"]],
  },
  dispute_opened: {
    subject: "We look into your dispute of {{ amount }}",
    paragraphs: [
      "You told us that {{ amount }} on invoice {{ invoice_number }} is not right. We look into it and answer soon. Until then you need not pay that amount.",
    ],
  },
  dispute_agreed: {
    subject: "You were right: {{ amount }} is taken off",
    paragraphs: [
      "We looked into it and took {{ amount }} off invoice {{ invoice_number }}.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [["Still to pay", "{{ invoice_outstanding }}"]],
  },
  dispute_denied: {
    subject: "About your dispute of {{ amount }}",
    paragraphs: [
      "We looked into {{ amount }} on invoice {{ invoice_number }} and found that the charge is right.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [
      ["Still to pay", "{{ invoice_outstanding }}"],
      ["Pay by", "{{ invoice_due_on }}"],
    ],
  },
} satisfies Record<string, Letter>;
