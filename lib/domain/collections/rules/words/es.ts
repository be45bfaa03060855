import type { OwnWords } from "./words";

export const es: OwnWords = {
  locale: "es",
  decimalComma: true,
  links: { pay: "Pagar ahora", invoices: "Ver sus facturas" },
  terminated: {
    title: (invoice) => `Su servicio ha terminado porque la factura ${invoice} está vencida`,
    body: (amount, day) =>
      day === null
        ? `Quedan pendientes ${amount}. Póngase en contacto con nosotros.`
        : `Quedan pendientes ${amount}. Puede recuperar su servicio hasta el ${day}: póngase en contacto con nosotros.`,
  },
  suspended: {
    title: (invoice) => `Servicio suspendido porque la factura ${invoice} está vencida`,
    body: (amount) => `Pague ${amount} para recuperarlo.`,
  },
  limited: {
    title: (invoice) => `Servicio limitado porque la factura ${invoice} está vencida`,
    body: (amount) =>
      `Puede recibir llamadas y hacer llamadas de emergencia. Pague ${amount} para recuperarlo por completo.`,
  },
  lifted: {
    title: (day) => `Su servicio está activo hasta el ${day}`,
    body: (amount) =>
      `Siguen pendientes ${amount}. Si no se pagan hasta entonces, su servicio puede volver a suspenderse.`,
  },
  promised: {
    title: (amount, day) => `Prometió pagar ${amount} hasta el ${day}`,
    body: "Hasta entonces no le enviaremos recordatorios y su servicio sigue como está.",
  },
  overdue: {
    title: (amount, day) => `${amount} por pagar, vencidos desde el ${day}`,
    body: "Páguelos ahora, por favor.",
    suspends: (day) => `Si no se pagan, su servicio se suspenderá el ${day}.`,
  },
};
