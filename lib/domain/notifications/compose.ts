import type { Reader } from "@/lib/kernel/work";
import { addressProblem, domainOf, mailbox, nameProblem } from "@/lib/platform/mail-address";
import type { OutboxRow } from "./entities";
import { type Facts, readFacts } from "./read-facts";
import { readTemplates } from "./read-templates";
import { causeGone, messageIdOf } from "./rules/delivery";
import { known, type Rendered, renderMessage, samplesOf, scopeOf } from "./rules/render";
import { spokenFor } from "./rules/system-template";
import { isNoticeType, type Language, type NoticeType, specOf } from "./rules/types";

/** A message as it stands in the mailbox, and as it goes out. */
export type Content = {
  language: Language;
  from: { name: string; address: string };
  recipient: string;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  headers: [string, string][];
  messageId: string;
  /** What staff should know of how it goes out; "" for nothing. */
  note: string;
  /** The invoice that goes along as a PDF. */
  invoice: { id: number; fileName: string } | null;
};

export type Composed =
  | { row: OutboxRow; verdict: "ready"; content: Content }
  | { row: OutboxRow; verdict: "cancelled" | "dead"; reason: string };

const invoiceIdOf = ({ aboutType, aboutId }: OutboxRow): number | null =>
  aboutType === "invoice" ? aboutId : null;

type Wants = { type: NoticeType; setId: number | null; language: Language };

const wantsOf = ({ type, test }: OutboxRow, facts: Facts): Wants | null => {
  if (!isNoticeType(type)) return null;
  if (!test) return { type, setId: facts.setId, language: facts.language };
  return { type, setId: test.setId, language: spokenFor(test.language) };
};

const usable = ({ name, address }: Content["from"]): Content["from"] => ({
  name: nameProblem(name) ? "" : name,
  address,
});

/** Why it can't go out as things stand; null when it can. */
function obstacle(row: OutboxRow, facts: Facts, recipient: string): string | null {
  if (row.channel === "sms") return recipient ? null : "The customer has no telephone number.";
  if (!recipient) return "The customer has no e-mail address.";
  if (addressProblem(recipient)) return "The customer's e-mail address can't be used.";
  if (!facts.from.address && facts.refusedFrom)
    return `There is no sender address: the company has none, and the domain of ${facts.refusedFrom} is not verified.`;
  if (!facts.from.address)
    return "There is no sender address: the company has none, and neither has the class.";
  if (addressProblem(facts.from.address)) return "The sender address can't be used.";
  return null;
}

/** The invoice goes along where the type says so; a test has its words alone. */
function invoiceFor(row: OutboxRow, { invoiceNumber }: Facts, type: NoticeType): Content["invoice"] {
  const id = invoiceIdOf(row);
  if (id === null || !invoiceNumber || row.test || !specOf(type).attachesInvoice) return null;
  return { id, fileName: `${invoiceNumber.replaceAll(/[^A-Za-z0-9._-]/g, "-")}.pdf` };
}

/** Nobody is to be surprised by another sender than the class has. */
const noteOf = ({ from, refusedFrom }: Facts): string =>
  refusedFrom
    ? `It goes out as ${from.address}: the class's own sender is ${refusedFrom}, whose domain is not verified.`
    : "";

/** As staff sees them beside the message. */
const headersOf = (mail: Omit<Content, "headers">): Content["headers"] => [
  ["From", mailbox(mail.from)],
  ["To", mail.recipient],
  ...(mail.replyTo ? [["Reply-To", mail.replyTo] as [string, string]] : []),
  ["Subject", mail.subject],
  ["Message-ID", mail.messageId],
  ["Content-Language", mail.language],
  ["Auto-Submitted", "auto-generated"],
];

function contentOf(row: OutboxRow, facts: Facts, wants: Wants, made: Rendered, recipient: string): Content {
  const { type, language } = wants;
  const from = usable(facts.from);
  const messageId = row.messageId ?? messageIdOf(row.id, row.key, domainOf(from.address) || "localhost");
  const common = { language, from, recipient, messageId };
  if (row.channel === "sms")
    return {
      ...common,
      replyTo: "",
      subject: "",
      html: "",
      text: made.sms,
      headers: [],
      note: "",
      invoice: null,
    };
  const { subject, html, text } = made;
  const replyTo = addressProblem(facts.replyTo) ? "" : facts.replyTo;
  const [note, invoice] = [noteOf(facts), invoiceFor(row, facts, type)];
  const mail = { ...common, replyTo, subject, html, text, note, invoice };
  return { ...mail, headers: headersOf(mail) };
}

/**
 * Part: makes messages ready to go with what is true now, or says why they do not go: their cause is gone, or there is
 * nobody to write to. One read for all of them.
 */
export async function composeMessages(read: Reader, rows: readonly OutboxRow[]): Promise<Composed[]> {
  const asked = rows.map((row) => ({ id: row.id, customerId: row.customerId, invoiceId: invoiceIdOf(row) }));
  const facts = await readFacts(read, asked);
  const wanted = rows.flatMap((row) => {
    const own = facts.get(row.id);
    const wants = own && wantsOf(row, own);
    return wants ? [wants] : [];
  });
  const templateOf = await readTemplates(read, wanted);
  return rows.map((row): Composed => {
    const own = facts.get(row.id);
    const wants = own && wantsOf(row, own);
    if (!own || !wants)
      return { row, verdict: "dead", reason: "Nobody knows messages of this type any more." };
    const gone = row.test ? null : causeGone(specOf(wants.type).cancel, own.cause);
    if (gone) return { row, verdict: "cancelled", reason: gone };
    const recipient = row.test?.to ?? (row.channel === "sms" ? own.phone : own.email);
    const blocked = obstacle(row, own, recipient);
    if (blocked) return { row, verdict: "dead", reason: blocked };
    try {
      const values = { ...(row.test ? samplesOf(wants.type) : {}), ...known(own.values), ...row.values };
      const look = { ...own.look, language: wants.language };
      const scope = scopeOf(wants.type, values, wants.language, own.currency);
      const made = renderMessage(templateOf(wants), scope, look);
      return { row, verdict: "ready", content: contentOf(row, own, wants, made, recipient) };
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 200) : "unknown";
      return { row, verdict: "dead", reason: `The template could not be filled in: ${why}` };
    }
  });
}
