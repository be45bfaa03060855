import { describe, expect, it } from "vitest";
import { renderMessage, samplesOf, scopeOf, templateProblems } from "./render";
import { spokenFor, systemTemplate } from "./system-template";
import { LANGUAGES, NOTICE_TYPE_NAMES, type NoticeType, placeholdersOf, specOf } from "./types";

const LOOK = { language: "en", sellerName: "Sample Telecom", accent: "#1d4ed8", foot: [] };
const every = LANGUAGES.flatMap((language) => NOTICE_TYPE_NAMES.map((type) => [language, type] as const));
const example = (type: NoticeType, more: Record<string, string | null> = {}) =>
  scopeOf(type, { ...samplesOf(type), ...more }, "en", "USD");

describe("the built-in templates", () => {
  it.each(every)(
    "in %s say %s with known placeholders alone, with and without what is optional",
    (language, type) => {
      const template = systemTemplate(type, language);
      expect(templateProblems(type, template, language)).toEqual({});
      const bare = Object.fromEntries(
        placeholdersOf(type).flatMap(({ name, optional }) => (optional ? [[name, null]] : [])),
      );
      for (const values of [samplesOf(type), { ...samplesOf(type), ...bare }]) {
        const made = renderMessage(template, scopeOf(type, values, language, "EUR"), LOOK);
        expect(made.subject.length).toBeGreaterThan(5);
        for (const text of [made.subject, made.text, made.html, made.sms])
          expect(text).not.toMatch(/\{[{%]|undefined|null/);
        expect(made.sms !== "").toBe(specOf(type).sms);
      }
    },
  );

  it("differ from language to language", () => {
    for (const type of NOTICE_TYPE_NAMES)
      expect(new Set(LANGUAGES.map((language) => systemTemplate(type, language).text)).size).toBe(3);
  });

  it("speak Brazilian Portuguese to all who speak Portuguese, and English to those we have no words for", () => {
    expect(["pt", "pt-BR", "es", "de", ""].map(spokenFor)).toEqual(["pt-BR", "pt-BR", "es", "en", "en"]);
  });
});

describe("money and dates", () => {
  it.each([
    ["en", "USD 1,234.50", "16 November 2026"],
    ["es", "1.234,50 USD", "16 de noviembre de 2026"],
    ["pt-BR", "1.234,50 USD", "16 de novembro de 2026"],
  ] as const)("are written as in %s", (language, money, day) => {
    const scope = scopeOf(
      "invoice_due_soon",
      { invoice_outstanding: "1234.50000", invoice_due_on: "2026-11-16" },
      language,
      "USD",
    );
    expect(scope).toMatchObject({ invoice_outstanding: money, invoice_due_on: day, days: null });
  });

  it("are left as they are where somebody gave words instead", () =>
    expect(example("payment_received", { amount: "a lot" }).amount).toBe("a lot"));

  it("come as numbers where they count", () =>
    expect(example("invoice_overdue").invoice_days_overdue).toBe(4));
});

describe("what is saved", () => {
  const system = systemTemplate("payment_received", "en");
  const problems = (changes: Partial<typeof system>, type: NoticeType = "payment_received") =>
    templateProblems(type, { ...system, ...changes }, "en");

  it.each([
    ["an unknown placeholder", "Hello {{ nickname }}", /\{\{ nickname \}\} is not a placeholder/],
    ["two unknown ones", "{{ a }} {{ b }}", /\{\{ a \}\}, \{\{ b \}\} are not placeholders/],
    ["one of another message", "{{ invoice_number }}", /is not a placeholder of this message/],
    ["one hidden in a condition", "{% if secret %}x{% endif %}", /\{\{ secret \}\}/],
    ["an unknown filter", "{{ amount | shout }}", /undefined filter/],
    ["a way around escaping", "{{ customer_name | raw }}", /undefined filter/],
    ["a file", "{% include '../../etc/passwd' %}", /tag "include" not found/],
    ["another file", "{% render 'x' %}", /not found/],
    ["a layout", "{% layout 'x' %}", /not found/],
    ["an open brace", "{{ amount", /not closed/],
    ["an open condition", "{% if amount %}x", /not closed/],
    ["a prototype", "{{ amount.constructor }}", /can't be filled in/],
    ["an endless loop", "{% for i in (1..100000000) %}x{% endfor %}", /can't be filled in/],
    ["too much", "x".repeat(20_001), /20,000/],
  ])("may not hold %s", (_, text, says) => expect(problems({ text }).text?.[0]).toMatch(says));

  it("needs a subject of one line and a text", () => {
    expect(problems({ subject: " ", text: "" })).toMatchObject({
      subject: ["Fill this in."],
      text: ["Fill this in."],
    });
    expect(problems({ subject: "a\nBcc: x@y.z" })).toMatchObject({ subject: ["Use one line."] });
  });

  it("has no text message where none is sent", () =>
    expect(problems({ sms: "x" }, "refund_made")).toMatchObject({
      sms: [expect.stringContaining("not sent")],
    }));

  it("may use a variable of its own", () =>
    expect(problems({ text: "{% assign a = amount %}{{ a }}" })).toEqual({}));
});

describe("what comes from a customer", () => {
  const evil = '<script>alert("x")</script>{{ balance }}\r\nBcc: all@example.com\u202E';

  it("is text in HTML, never a tag, a placeholder or a header", () => {
    const made = renderMessage(
      {
        subject: "Hi {{ customer_name }}",
        html: "<p>{{ customer_name }}</p>",
        text: "{{ customer_name }}",
        sms: "{{ customer_name }}",
      },
      example("payment_received", { customer_name: evil }),
      LOOK,
    );
    expect(made.html).toContain("&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;{{ balance }}");
    expect(made.html).not.toContain("<script>");
    expect(made.subject).not.toMatch(/[\r\n\u202E]/);
    expect(made.sms).not.toMatch(/[\r\n]/);
  });

  it("can't break out of the frame by the seller's name or colour", () => {
    const look = { ...LOOK, sellerName: "<b>A</b>", accent: "red;}</style>", foot: ["<i>x</i>"] };
    const { html } = renderMessage(
      systemTemplate("payment_received", "en"),
      example("payment_received"),
      look,
    );
    expect(html).toContain("&lt;b&gt;A&lt;/b&gt;");
    expect(html).not.toMatch(/<b>|<i>|<\/style>/);
  });
});
