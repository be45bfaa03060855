import type { Words } from "./words";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const es: Words = {
  locale: "es",
  decimalComma: true,
  reason: {
    subscriptions: counted("suscripción", "suscripciones"),
    calls: counted("llamada", "llamadas"),
    messages: counted("mensaje", "mensajes"),
    data: () => "datos",
    events: counted("evento", "eventos"),
    one_time: (count) => (count === 1 ? "un cargo único" : `${count} cargos únicos`),
    late_fees: (count) => (count === 1 ? "un recargo por demora" : `${count} recargos por demora`),
    credits: (count) => (count === 1 ? "un abono" : `${count} abonos`),
  },
  tax: (name, rate) => `${name} ${rate} %`,
  step: (what, amount) => `${amount} por ${what}`,
  forecast: (total, because) => `Su próxima factura será de unos ${total}, porque suma ${because}.`,
  nothingYet: (total) => `Su próxima factura será de unos ${total}, porque aún no hay nada que cobrar.`,
  includedTax: (tax) => `Incluye ${tax} de impuestos.`,
  openBefore: (before, due) => `Con ${before} aún pendientes de antes, el importe a pagar será de ${due}.`,
  inFavour: (before, due) => `Con ${before} a su favor, el importe a pagar será de ${due}.`,
  card: {
    title: "Su próxima factura",
    feesTitle: "Su próxima factura de cuotas periódicas",
    made: (day) => `Se emitirá el ${day}. Hasta entonces aún puede cambiar.`,
    total: "En total",
    nothing: "De momento no hay nada que cobrar.",
    unknown: "Todavía no podemos decir cuánto será su próxima factura. Vuelva a mirarlo más tarde.",
  },
};
