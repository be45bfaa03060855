import type { Letter } from "./letter";

const INVOICE = [
  ["Fatura", "{{ invoice_number }}"],
  ["Total", "{{ invoice_total }}"],
  ["Ainda a pagar", "{{ invoice_outstanding }}"],
  ["Pagar até", "{{ invoice_due_on }}"],
] as const;

/** Invoices, payments and credit in Brazilian Portuguese. */
export const moneyPtBr = {
  invoice_issued: {
    subject: "Sua fatura {{ invoice_number }} da {{ company_name }}",
    paragraphs: ["Sua fatura de {{ invoice_from }} a {{ invoice_to }} está pronta. Ela está em anexo."],
    facts: INVOICE,
  },
  invoice_resent: {
    subject: "Sua fatura em aberto {{ invoice_number }}",
    paragraphs: ["Enviamos de novo, para sua comodidade, uma fatura que continua em aberto."],
    facts: INVOICE,
  },
  invoice_adjusted: {
    subject: "Descontamos {{ amount }} da fatura {{ invoice_number }}",
    paragraphs: [
      "Descontamos {{ amount }} da sua fatura {{ invoice_number }}.{% if comment %} {{ comment }}{% endif %}",
    ],
    facts: INVOICE,
  },
  payment_received: {
    subject: "Obrigado pelo seu pagamento de {{ amount }}",
    paragraphs: ["Recebemos {{ amount }}. Muito obrigado."],
    facts: [
      ["Forma de pagamento", "{{ method }}"],
      ["Seu saldo agora", "{{ balance }}"],
    ],
    sms: "{{ company_name }}: recebemos {{ amount }}. Obrigado.",
  },
  payment_failed: {
    subject: "Seu pagamento de {{ amount }} não foi concluído",
    paragraphs: [
      "Não conseguimos cobrar {{ amount }}.{% if reason %} {{ reason }}{% endif %}",
      "{% if next_try_on %}Tentaremos de novo em {{ next_try_on }}. Você também pode pagar antes na sua conta.{% else %}Por favor, pague na sua conta ou confira a sua forma de pagamento.{% endif %}",
    ],
    facts: [["Forma de pagamento", "{{ method }}"]],
    sms: "{{ company_name }}: seu pagamento de {{ amount }} não foi concluído. Confira a sua forma de pagamento.",
  },
  payment_frozen: {
    subject: "O pagamento automático foi interrompido",
    paragraphs: [
      "Vários pagamentos seguidos falharam e não tentamos mais cobrar automaticamente.{% if reason %} {{ reason }}{% endif %}",
      "Por favor, atualize a sua forma de pagamento ou pague as faturas em aberto na sua conta.",
    ],
  },
  refund_made: {
    subject: "Devolvemos {{ amount }}",
    paragraphs: ["Devolvemos {{ amount }} a você. Dependendo do banco, pode levar alguns dias para chegar."],
    facts: [["Devolvido para", "{{ method }}"]],
  },
  card_expiring: {
    subject: "Seu cartão está para vencer",
    paragraphs: [
      "O cartão que temos guardado{% if method %}, {{ method }},{% endif %} vence em breve. Por favor, cadastre um novo para que os pagamentos continuem como sempre.",
    ],
    facts: [["Vence em", "{{ expires_on }}"]],
  },
  top_up_made: {
    subject: "Seu saldo recebeu uma recarga de {{ amount }}",
    paragraphs: ["Adicionamos {{ amount }} ao seu saldo."],
    facts: [["Forma de pagamento", "{{ method }}"]],
    sms: "{{ company_name }}: seu saldo recebeu uma recarga de {{ amount }}.",
  },
  credit_warning: {
    subject:
      "{% if limit %}Você está perto do seu limite de crédito{% else %}Seu saldo devedor chegou a {{ balance }}{% endif %}",
    paragraphs: [
      "{% if limit %}Você está perto do seu limite de crédito. Um pagamento libera o limite de novo.{% else %}Seu saldo devedor já é de {{ balance }}. Um pagamento o reduz de novo.{% endif %}",
    ],
    facts: [
      ["Limite", "{{ limit }}"],
      ["Disponível", "{{ left }}"],
    ],
    sms: "{{ company_name }}: {% if limit %}você está perto do seu limite de crédito{% if left %}, restam {{ left }}{% endif %}.{% else %}seu saldo devedor chegou a {{ balance }}.{% endif %}",
  },
  credit_exceeded: {
    subject: "Você atingiu o seu limite de crédito",
    paragraphs: [
      "Você atingiu o seu limite de crédito. Por favor, faça um pagamento para continuar usando os seus serviços.",
    ],
    facts: [["Limite", "{{ limit }}"]],
    sms: "{{ company_name }}: você atingiu o seu limite de crédito. Por favor, faça um pagamento.",
  },
  funds_low: {
    subject: "Seu saldo está acabando",
    paragraphs: ["Seu saldo pré-pago está acabando. Faça uma recarga para que os seus serviços continuem."],
    facts: [["Disponível", "{{ left }}"]],
    sms: "{{ company_name }}: seu saldo está acabando{% if left %}, restam {{ left }}{% endif %}.",
  },
} satisfies Record<string, Letter>;
