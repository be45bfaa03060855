import type { Words } from "./words";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const ptBr: Words = {
  locale: "pt-BR",
  decimalComma: true,
  reason: {
    subscriptions: counted("assinatura", "assinaturas"),
    calls: counted("chamada", "chamadas"),
    messages: counted("mensagem", "mensagens"),
    data: () => "dados",
    events: counted("evento", "eventos"),
    one_time: (count) => (count === 1 ? "uma cobrança avulsa" : `${count} cobranças avulsas`),
    late_fees: (count) => (count === 1 ? "uma multa por atraso" : `${count} multas por atraso`),
    credits: (count) => (count === 1 ? "um crédito" : `${count} créditos`),
  },
  tax: (name, rate) => `${name} ${rate} %`,
  step: (what, amount) => `${amount} por ${what}`,
  forecast: (total, because) => `Sua próxima fatura será de cerca de ${total}, porque soma ${because}.`,
  nothingYet: (total) => `Sua próxima fatura será de cerca de ${total}, porque ainda não há nada a cobrar.`,
  includedTax: (tax) => `Inclui ${tax} de impostos.`,
  openBefore: (before, due) => `Com ${before} ainda em aberto de antes, o valor a pagar será de ${due}.`,
  inFavour: (before, due) => `Com ${before} a seu favor, o valor a pagar será de ${due}.`,
  card: {
    title: "Sua próxima fatura",
    feesTitle: "Sua próxima fatura de mensalidades",
    made: (day) => `Será emitida em ${day}. Até lá ainda pode mudar.`,
    total: "No total",
    nothing: "Por enquanto não há nada a cobrar.",
    unknown: "Ainda não podemos dizer quanto será a sua próxima fatura. Volte a consultar mais tarde.",
  },
};
