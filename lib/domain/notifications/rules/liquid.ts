import { Liquid, LiquidError } from "liquidjs";

/** Characters of one field, and what filling it in may take. */
export const MOST_TEMPLATE = 20_000;
const LIMITS = { parseLimit: MOST_TEMPLATE, renderLimit: 500, memoryLimit: 1_000_000 };

/** No files, no prototypes, no unknown names or filters: a template says what it is given, and nothing else. */
function engine(outputEscape?: "escape"): Liquid {
  const made = new Liquid({
    ...LIMITS,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    ...(outputEscape ? { outputEscape } : {}),
  });
  // What comes from a customer is always escaped; nobody is offered the way around it.
  delete made.filters.raw;
  for (const tag of ["include", "render", "layout", "block"]) delete made.tags[tag];
  return made;
}

const forText = engine();
const forHtml = engine("escape");

export type Scope = Readonly<Record<string, string | number | null>>;

/** The names of what a template asks for. @throws {LiquidError} when it can't be read. */
const namesIn = (template: string): string[] => forText.globalVariablesSync(template);

/** What a person can do about an error of the template language. */
const inWords = (error: LiquidError): string => {
  const text = error.message.replace(/, file:.*$/, "");
  return `This can't be read: ${text.length > 160 ? `${text.slice(0, 160)}…` : text}.`;
};

/**
 * Why a template can't be used, in plain words; null when it can.
 * @param known names of the placeholders it may use.
 */
export function templateProblem(template: string, known: readonly string[]): string | null {
  if (template.length > MOST_TEMPLATE) return `Use at most ${MOST_TEMPLATE.toLocaleString("en")} characters.`;
  try {
    const unknown = namesIn(template).filter((name) => !known.includes(name));
    if (unknown.length === 0) return null;
    const names = unknown.map((name) => `{{ ${name} }}`).join(", ");
    return unknown.length === 1
      ? `${names} is not a placeholder of this message. The list beside it has all of them.`
      : `${names} are not placeholders of this message. The list beside it has all of them.`;
  } catch (error) {
    if (LiquidError.is(error)) return inWords(error);
    throw error;
  }
}

/**
 * Fills a template in.
 * @param as "html" escapes every value.
 * @throws {LiquidError} when it can't be filled in.
 */
export const fillIn = (template: string, scope: Scope, as: "html" | "text"): string =>
  String((as === "html" ? forHtml : forText).parseAndRenderSync(template, scope));
