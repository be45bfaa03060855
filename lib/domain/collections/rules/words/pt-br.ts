import type { OwnWords } from "./words";

export const ptBr: OwnWords = {
  locale: "pt-BR",
  decimalComma: true,
  links: { pay: "Pagar agora", invoices: "Ver suas faturas" },
  terminated: {
    title: (invoice) => `Seu serviço foi encerrado porque a fatura ${invoice} está vencida`,
    body: (amount, day) =>
      day === null
        ? `Há ${amount} em aberto. Entre em contato conosco.`
        : `Há ${amount} em aberto. Você pode recuperar seu serviço até ${day}: entre em contato conosco.`,
  },
  suspended: {
    title: (invoice) => `Serviço suspenso porque a fatura ${invoice} está vencida`,
    body: (amount) => `Pague ${amount} para tê-lo de volta.`,
  },
  limited: {
    title: (invoice) => `Serviço limitado porque a fatura ${invoice} está vencida`,
    body: (amount) =>
      `Você pode receber chamadas e fazer chamadas de emergência. Pague ${amount} para ter tudo de volta.`,
  },
  lifted: {
    title: (day) => `Seu serviço está ativo até ${day}`,
    body: (amount) =>
      `Ainda há ${amount} em aberto. Se não for pago até lá, seu serviço pode ser suspenso novamente.`,
  },
  promised: {
    title: (amount, day) => `Você prometeu pagar ${amount} até ${day}`,
    body: "Até lá você não recebe lembretes, e seu serviço continua como está.",
  },
  overdue: {
    title: (amount, day) => `${amount} a pagar, em atraso desde ${day}`,
    body: "Pague agora, por favor.",
    suspends: (day) => `Se não for pago, seu serviço será suspenso em ${day}.`,
  },
};
