/** Languages a customer can be written to in: ISO 639-1, with a region where spelling differs. */
export const LANGUAGES = {
  en: "English",
  ar: "Arabic",
  cs: "Czech",
  da: "Danish",
  de: "German",
  es: "Spanish",
  fr: "French",
  he: "Hebrew",
  it: "Italian",
  ja: "Japanese",
  ka: "Georgian",
  nl: "Dutch",
  no: "Norwegian",
  pl: "Polish",
  pt: "Portuguese",
  "pt-BR": "Portuguese (Brazil)",
  sv: "Swedish",
  tr: "Turkish",
  uk: "Ukrainian",
  zh: "Chinese",
} as const satisfies Record<string, string>;

export type Language = keyof typeof LANGUAGES;
export const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);
