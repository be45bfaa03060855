import type { Letter } from "./letter";

const INVOICE = [
  ["Factura", "{{ invoice_number }}"],
  ["Pendiente de pago", "{{ invoice_outstanding }}"],
  ["Venció el", "{{ invoice_due_on }}"],
] as const;
const PAY_FIRST = "Si paga antes, no cambia nada. Si ya ha pagado, no tenga en cuenta este mensaje.";

/** Reminders, service and disputes in Spanish. */
export const serviceEs = {
  invoice_due_soon: {
    subject: "La factura {{ invoice_number }} vence el {{ invoice_due_on }}",
    paragraphs: ["Un recordatorio: {{ invoice_outstanding }} vencen el {{ invoice_due_on }}."],
    facts: [["Factura", "{{ invoice_number }}"]],
    sms: "{{ company_name }}: {{ invoice_outstanding }} de la factura {{ invoice_number }} vencen el {{ invoice_due_on }}.",
  },
  invoice_overdue: {
    subject: "La factura {{ invoice_number }} está vencida",
    paragraphs: [
      "Aún no hemos recibido su pago. Por favor, pague {{ invoice_outstanding }} en cuanto pueda.",
      "Si ya ha pagado, no tenga en cuenta este mensaje.",
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: la factura {{ invoice_number }} está vencida. Por favor, pague {{ invoice_outstanding }}.",
  },
  late_fee_charged: {
    subject: "Se ha cobrado un recargo por demora de {{ amount }}",
    paragraphs: [
      "La factura {{ invoice_number }} no se pagó antes del {{ invoice_due_on }}, por lo que se ha cobrado un recargo de {{ amount }}.",
    ],
  },
  limitation_soon: {
    subject: "Su servicio se limitará{% if happens_on %} el {{ happens_on }}{% endif %}",
    paragraphs: [
      "Tiene una factura vencida. Sin un pago, su servicio se limitará{% if happens_on %} el {{ happens_on }}{% endif %}: seguirán funcionando las llamadas de emergencia y las entrantes.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: sin un pago de {{ invoice_outstanding }}, su servicio se limitará{% if happens_on %} el {{ happens_on }}{% endif %}.",
  },
  suspension_soon: {
    subject: "Su servicio se suspenderá{% if happens_on %} el {{ happens_on }}{% endif %}",
    paragraphs: [
      "Tiene una factura vencida. Sin un pago, su servicio se suspenderá{% if happens_on %} el {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: sin un pago de {{ invoice_outstanding }}, su servicio se suspenderá{% if happens_on %} el {{ happens_on }}{% endif %}.",
  },
  termination_soon: {
    subject: "Último aviso: su servicio termina{% if happens_on %} el {{ happens_on }}{% endif %}",
    paragraphs: [
      "Tiene una factura vencida desde hace mucho tiempo. Sin un pago, su servicio termina definitivamente{% if happens_on %} el {{ happens_on }}{% endif %}.",
      PAY_FIRST,
    ],
    facts: INVOICE,
    sms: "{{ company_name }}: último aviso. Sin un pago, su servicio termina{% if happens_on %} el {{ happens_on }}{% endif %}.",
  },
  promise_recorded: {
    subject: "Su compromiso de pagar {{ amount }} hasta el {{ promised_on }}",
    paragraphs: [
      "Gracias. Hemos anotado que pagará {{ amount }} hasta el {{ promised_on }}. Mientras tanto su servicio continúa.",
    ],
  },
  promise_broken: {
    subject: "Seguimos esperando {{ amount }}",
    paragraphs: [
      "Nos dijo que pagaría {{ amount }} hasta el {{ promised_on }}. El pago no ha llegado. Por favor, pague ahora o hable con nosotros.",
    ],
    sms: "{{ company_name }}: no han llegado los {{ amount }} prometidos para el {{ promised_on }}. Por favor, pague ahora.",
  },
  service_limited: {
    subject: "Su servicio está limitado",
    paragraphs: [
      "Como tiene facturas vencidas, su servicio está limitado: funcionan las llamadas de emergencia y las entrantes. Se restablecerá en cuanto pague.",
    ],
    facts: [["Debe", "{{ balance }}"]],
    sms: "{{ company_name }}: su servicio está limitado hasta que pague lo vencido.",
  },
  service_suspended: {
    subject: "Su servicio está suspendido",
    paragraphs: [
      "Como tiene facturas vencidas, su servicio está suspendido. Se restablecerá en cuanto pague.",
    ],
    facts: [["Debe", "{{ balance }}"]],
    sms: "{{ company_name }}: su servicio está suspendido hasta que pague lo vencido.",
  },
  service_resumed: {
    subject: "Su servicio vuelve a funcionar",
    paragraphs: ["Gracias. Su servicio vuelve a funcionar por completo."],
    sms: "{{ company_name }}: su servicio vuelve a funcionar. Gracias.",
  },
  service_terminated: {
    subject: "Su servicio ha terminado",
    paragraphs: [
      "Como las facturas siguieron sin pagarse, su servicio ha terminado. Lo que debe sigue pendiente de pago. Si desea volver, hable con nosotros.",
    ],
    facts: [["Debe", "{{ balance }}"]],
  },
  dispute_opened: {
    subject: "Estamos revisando su reclamación de {{ amount }}",
    paragraphs: [
      "Nos dijo que {{ amount }} de la factura {{ invoice_number }} no son correctos. Lo revisaremos y le responderemos pronto. Hasta entonces no tiene que pagar ese importe.",
    ],
  },
  dispute_agreed: {
    subject: "Tenía razón: descontamos {{ amount }}",
    paragraphs: [
      "Lo hemos revisado y hemos descontado {{ amount }} de la factura {{ invoice_number }}.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [["Pendiente de pago", "{{ invoice_outstanding }}"]],
  },
  dispute_denied: {
    subject: "Sobre su reclamación de {{ amount }}",
    paragraphs: [
      "Hemos revisado {{ amount }} de la factura {{ invoice_number }} y el cargo es correcto.{% if answer %} {{ answer }}{% endif %}",
    ],
    facts: [
      ["Pendiente de pago", "{{ invoice_outstanding }}"],
      ["Pagar hasta", "{{ invoice_due_on }}"],
    ],
  },
} satisfies Record<string, Letter>;
