import type { Manner } from "@/lib/platform/manner";
import { en } from "./en";
import { es } from "./es";
import { ptBr } from "./pt-br";

/** A customer's language, as far as collections speak it. Amounts arrive with their currency, days as people write them. */
export type OwnWords = Manner & {
  links: { pay: string; invoices: string };
  terminated: { title: (invoice: string) => string; body: (amount: string, day: string | null) => string };
  suspended: { title: (invoice: string) => string; body: (amount: string) => string };
  limited: { title: (invoice: string) => string; body: (amount: string) => string };
  lifted: { title: (day: string) => string; body: (amount: string) => string };
  promised: { title: (amount: string, day: string) => string; body: string };
  overdue: {
    title: (amount: string, day: string) => string;
    body: string;
    suspends: (day: string) => string;
  };
};

const LANGUAGES = new Map<string, OwnWords>([
  ["en", en],
  ["es", es],
  ["pt-BR", ptBr],
  ["pt", ptBr],
]);

/** English for the languages that collections do not speak. */
export const ownWordsIn = (language: string): OwnWords => LANGUAGES.get(language) ?? en;
