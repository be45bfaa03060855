import type { Letter } from "./letter";

const INVOICE = [
  ["Fatura", "{{ invoice_number }}"],
  ["Ainda a pagar", "{{ invoice_outstanding }}"],
  ["Venceu em", "{{ invoice_due_on }}"],
] as const;
const PAY_FIRST = "Se você pagar antes, nada muda. Se já pagou, desconsidere esta mensagem.";

/** Reminders, service and disputes in Brazilian Portuguese. */
export const servicePtBr = {
  invoice_due_soon: {
    subject: "A fatura {{ invoice_number }} vence em {{ invoice_due_on }}",
    paragraphs: ["Um lembrete: {{ invoice_outstanding }} vence em {{ invoice_due_on }}."],
    facts: [["Fatura", "{{ invoice_number }}"]],
    sms: "{{ company_name }}: {{ invoice_outstanding }} da fatura {{ invoice_number }} vence em {{ invoice_due_on }}.",
  },
  invoice_overdue: {
    subject: "A fatura {{ invoice_number }} está vencida",
    paragraphs: [
      "Ainda não recebemos o seu pagamento. Por favor, pague {{ invoice_outstanding }} assim que puder.",
      "Se já pagou, desconsidere esta mensagem.",
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: a fatura {{ invoice_number }} está vencida. Por favor, pague {{ invoice_outstanding }}.",
  },
  late_fee_charged: {
    subject: "Foi cobrada uma multa por atraso de {{ amount }}",
    paragraphs: [
      "A fatura {{ invoice_number }} não foi paga até {{ invoice_due_on }}, por isso foi cobrada uma multa de {{ amount }}.",
    ],
  },
  limitation_soon: {
    subject: "Seu serviço será limitado{% if happens_on %} em {{ happens_on }}{% endif %}",
    paragraphs: [
      "Há uma fatura vencida. Sem um pagamento, seu serviço será limitado{% if happens_on %} em {{ happens_on }}{% endif %}: chamadas de emergência e recebidas continuam funcionando.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: sem um pagamento de {{ invoice_outstanding }}, seu serviço será limitado{% if happens_on %} em {{ happens_on }}{% endif %}.",
  },
  suspension_soon: {
    subject: "Seu serviço será suspenso{% if happens_on %} em {{ happens_on }}{% endif %}",
    paragraphs: [
      "Há uma fatura vencida. Sem um pagamento, seu serviço será suspenso{% if happens_on %} em {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: sem um pagamento de {{ invoice_outstanding }}, seu serviço será suspenso{% if happens_on %} em {{ happens_on }}{% endif %}.",
  },
  termination_soon: {
    subject: "Último aviso: seu serviço termina{% if happens_on %} em {{ happens_on }}{% endif %}",
    paragraphs: [
      "Há uma fatura vencida há muito tempo. Sem um pagamento, seu serviço termina definitivamente{% if happens_on %} em {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: último aviso. Sem um pagamento, seu serviço termina{% if happens_on %} em {{ happens_on }}{% endif %}.",
  },
  promise_recorded: {
    subject: "Sua promessa de pagar {{ amount }} até {{ promised_on }}",
    paragraphs: [
      "Obrigado. Anotamos que você pagará {{ amount }} até {{ promised_on }}. Até lá seu serviço continua.",
    ],
  },
  promise_broken: {
    subject: "Continuamos esperando {{ amount }}",
    paragraphs: [
      "Você nos disse que pagaria {{ amount }} até {{ promised_on }}. O pagamento não chegou. Por favor, pague agora ou fale conosco.",
    ],
    sms: "{{ company_name }}: o valor de {{ amount }} prometido para {{ promised_on }} não chegou. Por favor, pague agora.",
  },
  service_limited: {
    subject: "Seu serviço está limitado",
    paragraphs: [
      "Como há faturas vencidas, seu serviço está limitado: funcionam chamadas de emergência e recebidas. Ele volta assim que você pagar.",
    ],
    facts: [["Você deve", "{{ balance }}"]],
    sms: "{{ company_name }}: seu serviço está limitado até o pagamento do que venceu.",
  },
  service_suspended: {
    subject: "Seu serviço está suspenso",
    paragraphs: ["Como há faturas vencidas, seu serviço está suspenso. Ele volta assim que você pagar."],
    facts: [["Você deve", "{{ balance }}"]],
    sms: "{{ company_name }}: seu serviço está suspenso até o pagamento do que venceu.",
  },
  service_resumed: {
    subject: "Seu serviço voltou",
    paragraphs: ["Obrigado. Seu serviço voltou a funcionar por completo."],
    sms: "{{ company_name }}: seu serviço voltou a funcionar. Obrigado.",
  },
  service_terminated: {
    subject: "Seu serviço terminou",
    paragraphs: [
      "Como as faturas continuaram sem pagamento, seu serviço terminou. O que você deve continua a pagar. Se quiser voltar, fale conosco.",
    ],
    facts: [["Você deve", "{{ balance }}"]],
  },
  dispute_opened: {
    subject: "Estamos analisando a sua contestação de {{ amount }}",
    paragraphs: [
      "Você nos disse que {{ amount }} da fatura {{ invoice_number }} não está certo. Vamos analisar e responder em breve. Até lá você não precisa pagar esse valor.",
    ],
  },
  dispute_agreed: {
    subject: "Você tinha razão: descontamos {{ amount }}",
    paragraphs: [
      "Analisamos e descontamos {{ amount }} da fatura {{ invoice_number }}.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [["Ainda a pagar", "{{ invoice_outstanding }}"]],
  },
  dispute_denied: {
    subject: "Sobre a sua contestação de {{ amount }}",
    paragraphs: [
      "Analisamos {{ amount }} da fatura {{ invoice_number }} e a cobrança está certa.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [
      ["Ainda a pagar", "{{ invoice_outstanding }}"],
      ["Pagar até", "{{ invoice_due_on }}"],
    ],
  },
} satisfies Record<string, Letter>;
