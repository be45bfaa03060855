import type { Letter } from "./letter";

const INVOICE = [
  ["Factura", "{{ invoice_number }}"],
  ["Total", "{{ invoice_total }}"],
  ["Pendiente de pago", "{{ invoice_outstanding }}"],
  ["Pagar hasta", "{{ invoice_due_on }}"],
] as const;

/** Invoices, payments and credit in Spanish. */
export const moneyEs = {
  invoice_issued: {
    subject: "Su factura {{ invoice_number }} de {{ company_name }}",
    paragraphs: ["Su factura del {{ invoice_from }} al {{ invoice_to }} está lista. La encontrará adjunta."],
    facts: INVOICE,
  },
  invoice_resent: {
    subject: "Su factura pendiente {{ invoice_number }}",
    paragraphs: ["Le enviamos otra vez, para su comodidad, una factura que sigue pendiente."],
    facts: INVOICE,
  },
  invoice_adjusted: {
    subject: "Hemos descontado {{ amount }} de la factura {{ invoice_number }}",
    paragraphs: [
      "Hemos descontado {{ amount }} de su factura {{ invoice_number }}.{% if comment %} {{ comment }}{% endif %}",
    ],
    facts: INVOICE,
  },
  payment_received: {
    subject: "Gracias por su pago de {{ amount }}",
    paragraphs: ["Hemos recibido {{ amount }}. Muchas gracias."],
    facts: [
      ["Forma de pago", "{{ method }}"],
      ["Su saldo ahora", "{{ balance }}"],
    ],
    sms: "{{ company_name }}: hemos recibido {{ amount }}. Gracias.",
  },
  payment_failed: {
    subject: "Su pago de {{ amount }} no se ha realizado",
    paragraphs: [
      "No hemos podido cobrar {{ amount }}.{% if reason %} {{ reason }}{% endif %}",
      "{% if next_try_on %}Lo intentaremos de nuevo el {{ next_try_on }}. También puede pagar antes en su cuenta.{% else %}Por favor, pague en su cuenta o revise su forma de pago.{% endif %}",
    ],
    facts: [["Forma de pago", "{{ method }}"]],
    sms: "{{ company_name }}: su pago de {{ amount }} no se ha realizado. Revise su forma de pago.",
  },
  payment_frozen: {
    subject: "El pago automático está detenido",
    paragraphs: [
      "Varios pagos seguidos han fallado y ya no intentamos cobrar automáticamente.{% if reason %} {{ reason }}{% endif %}",
      "Por favor, actualice su forma de pago o pague sus facturas pendientes en su cuenta.",
    ],
  },
  refund_made: {
    subject: "Le hemos devuelto {{ amount }}",
    paragraphs: ["Le hemos devuelto {{ amount }}. Según su banco, puede tardar unos días en llegar."],
    facts: [["Devuelto a", "{{ method }}"]],
  },
  card_expiring: {
    subject: "Su tarjeta está a punto de caducar",
    paragraphs: [
      "La tarjeta que tenemos guardada{% if method %}, {{ method }},{% endif %} caduca pronto. Por favor, guarde una nueva para que los pagos sigan como siempre.",
    ],
    facts: [["Caduca", "{{ expires_on }}"]],
  },
  top_up_made: {
    subject: "Su saldo se ha recargado con {{ amount }}",
    paragraphs: ["Hemos añadido {{ amount }} a su saldo."],
    facts: [["Forma de pago", "{{ method }}"]],
    sms: "{{ company_name }}: su saldo se ha recargado con {{ amount }}.",
  },
  credit_warning: {
    subject:
      "{% if limit %}Está cerca de su límite de crédito{% else %}Su saldo pendiente ha llegado a {{ balance }}{% endif %}",
    paragraphs: [
      "{% if limit %}Está cerca de su límite de crédito. Con un pago vuelve a tener margen.{% else %}Su saldo pendiente es ya de {{ balance }}. Con un pago vuelve a bajar.{% endif %}",
    ],
    facts: [
      ["Límite", "{{ limit }}"],
      ["Disponible", "{{ left }}"],
    ],
    sms: "{{ company_name }}: {% if limit %}está cerca de su límite de crédito{% if left %}, le quedan {{ left }}{% endif %}.{% else %}su saldo pendiente ha llegado a {{ balance }}.{% endif %}",
  },
  credit_exceeded: {
    subject: "Ha alcanzado su límite de crédito",
    paragraphs: [
      "Ha alcanzado su límite de crédito. Por favor, haga un pago para seguir usando sus servicios.",
    ],
    facts: [["Límite", "{{ limit }}"]],
    sms: "{{ company_name }}: ha alcanzado su límite de crédito. Por favor, haga un pago.",
  },
  funds_low: {
    subject: "Su saldo se está agotando",
    paragraphs: ["Su saldo de prepago se está agotando. Recárguelo para que sus servicios continúen."],
    facts: [["Disponible", "{{ left }}"]],
    sms: "{{ company_name }}: su saldo se está agotando{% if left %}, le quedan {{ left }}{% endif %}.",
  },
} satisfies Record<string, Letter>;
