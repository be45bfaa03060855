import type { LetterBook } from "./letter";
import { moneyPtBr } from "./pt-br-money";
import { servicePtBr } from "./pt-br-service";

export const ptBr: LetterBook = {
  greeting: "Olá, {{ greeting_name }}!",
  closing: "{{ company_name }}",
  portal: "Ver na sua conta",
  letters: { ...moneyPtBr, ...servicePtBr },
};
