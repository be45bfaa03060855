import { LANGUAGES, type Language, type NoticeType, specOf } from "./types";
import { en } from "./words/en";
import { es } from "./words/es";
import type { Letter, LetterBook } from "./words/letter";
import { ptBr } from "./words/pt-br";

/** A message before its values are filled in. */
export type Template = { subject: string; html: string; text: string; sms: string };

const BOOKS: Record<Language, LetterBook> = { en, es, "pt-BR": ptBr };

/** The language we write to a customer of this language in; English where we have no letters in it. */
export const spokenFor = (language: string): Language =>
  language === "pt" ? "pt-BR" : (LANGUAGES.find((one) => one === language) ?? "en");

/** The one placeholder of a fact's value. */
const nameIn = (value: string): string => /\{\{\s*(\w+)\s*\}\}/.exec(value)?.[1] ?? "";

const factsHtml = ({ facts = [] }: Letter): string =>
  facts.length === 0
    ? ""
    : `<table role="presentation">\n${facts
        .map(
          ([label, value]) =>
            `{% if ${nameIn(value)} %}<tr><td style="padding-right:16px">${label}</td><td><strong>${value}</strong></td></tr>{% endif %}`,
        )
        .join("\n")}\n</table>`;

const factsText = ({ facts = [] }: Letter): string =>
  facts.map(([label, value]) => `{% if ${nameIn(value)} %}${label}: ${value}\n{% endif %}`).join("");

/** The built-in ("System") template of a type in a language. */
export function systemTemplate(type: NoticeType, language: Language): Template {
  const book = BOOKS[language];
  const letter: Letter = book.letters[type];
  const paragraphs = [book.greeting, ...letter.paragraphs];
  const html = [
    ...paragraphs.map((paragraph) => `<p>${paragraph}</p>`),
    factsHtml(letter),
    `<p><a href="{{ portal_url }}">${book.portal}</a></p>`,
    `<p>${book.closing}</p>`,
  ];
  const text = [...paragraphs, factsText(letter).trimEnd(), `${book.portal}: {{ portal_url }}`, book.closing];
  return {
    subject: letter.subject,
    html: html.filter(Boolean).join("\n"),
    text: text.filter(Boolean).join("\n\n"),
    sms: specOf(type).sms ? (letter.sms ?? "") : "",
  };
}
