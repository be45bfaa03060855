import { moneyEs } from "./es-money";
import { serviceEs } from "./es-service";
import type { LetterBook } from "./letter";

export const es: LetterBook = {
  greeting: "Hola, {{ greeting_name }}:",
  closing: "{{ company_name }}",
  portal: "Verlo en su cuenta",
  letters: { ...moneyEs, ...serviceEs },
};
