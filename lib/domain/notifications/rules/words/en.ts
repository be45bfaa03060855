import { moneyEn } from "./en-money";
import { serviceEn } from "./en-service";
import type { LetterBook } from "./letter";

export const en: LetterBook = {
  greeting: "Hello {{ greeting_name }},",
  closing: "{{ company_name }}",
  portal: "See it in your account",
  letters: { ...moneyEn, ...serviceEn },
};
