import { Image, Text, View } from "@react-pdf/renderer";
import { amountIn, dayIn } from "@/lib/platform/manner";
import { isNegative, isZero, negate } from "@/lib/platform/money";
import { amountWithCurrency, shortDate } from "../rules/words/paper-words";
import { percentIn } from "../rules/words/words";
import { type Drawing, Sheet } from "./frame";
import type { Picture } from "./paper-data";
import { styles } from "./sheet-styles";
import { PaperTable } from "./table";

const lines = (...parts: string[]) =>
  parts.flatMap((part) => part.split("\n")).filter((part) => part.trim() !== "");

function Address({ title, rows: [name, ...rest] }: { title: string; rows: string[] }) {
  return (
    <View style={{ flexGrow: 1, flexBasis: 0 }}>
      <Text style={styles.small}>{title}</Text>
      <Text style={styles.strong}>{name}</Text>
      {rest.length > 0 && <Text>{rest.join("\n")}</Text>}
    </View>
  );
}

function Letterhead({ drawing: { paper, say }, logo }: { drawing: Drawing; logo: Picture | null }) {
  return (
    <View style={styles.between}>
      {logo ? (
        <Image
          src={{ data: logo.bytes, format: logo.type === "image/png" ? "png" : "jpg" }}
          style={styles.logo}
        />
      ) : (
        <Text style={[styles.title, { fontSize: 16, maxWidth: 260 }]}>{paper.seller.name}</Text>
      )}
      <View style={{ alignItems: "flex-end" }}>
        <Text style={[styles.title, { color: paper.accent }]}>{say.invoice}</Text>
        <Text style={styles.muted}>{paper.number ?? say.notIssued}</Text>
      </View>
    </View>
  );
}

function Parties({ drawing: { paper, say, words } }: { drawing: Drawing }) {
  const { seller, buyer, issuedOn, dueOn, period } = paper;
  const person = [buyer.firstName, buyer.lastName].filter(Boolean).join(" ");
  const name = buyer.companyName || buyer.name;
  const facts: [string, string][] = [
    [say.number, paper.number ?? say.notIssued],
    [say.issued, issuedOn ? dayIn(words, issuedOn) : say.notIssued],
    ...(dueOn ? [[say.payBy, dayIn(words, dueOn)] as [string, string]] : []),
    [say.period, `${shortDate(words, period.from)} – ${shortDate(words, period.to)}`],
    [say.customer, String(paper.customerId)],
  ];
  return (
    <View style={[styles.between, { marginTop: 22 }]}>
      <Address
        title={say.to}
        rows={lines(
          name,
          person === name ? "" : person,
          buyer.address1,
          buyer.address2,
          [buyer.zip, buyer.city, buyer.state].filter(Boolean).join(" "),
          buyer.country,
          buyer.taxId && `${say.taxId}: ${buyer.taxId}`,
        )}
      />
      <Address
        title={say.from}
        rows={lines(
          seller.name,
          seller.address,
          seller.country,
          seller.taxId && `${say.taxId}: ${seller.taxId}`,
        )}
      />
      <View style={{ width: 190 }}>
        {facts.map(([label, value]) => (
          <View key={label} style={[styles.row, { gap: 8 }]}>
            <Text style={[styles.muted, { width: 66 }]}>{label}</Text>
            <Text style={{ flexGrow: 1, flexBasis: 0 }}>{value}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

/** What to do, in one look. */
function ToPay({ drawing: { paper, say, words } }: { drawing: Drawing }) {
  const { sheet, currency, dueOn, stamp, accent } = paper;
  const write = (amount: string) => amountWithCurrency(words, amount, currency);
  const owes = !isZero(sheet.toPay) && stamp !== "void";
  return (
    <View style={[styles.box, styles.section, { borderColor: accent }]} wrap={false}>
      <Text style={styles.muted}>{owes ? say.toPay : say.nothingToPay}</Text>
      <Text style={styles.big}>{write(stamp === "void" ? "0.00" : sheet.toPay)}</Text>
      {owes && dueOn && (
        <Text>
          {say.payBy}: <Text style={styles.strong}>{dayIn(words, dueOn)}</Text>
        </Text>
      )}
      {stamp === "void" && <Text>{say.noLongerHolds}</Text>}
      {stamp !== "void" && isNegative(sheet.amountDue) && (
        <Text>{say.inFavour(write(negate(sheet.amountDue)))}</Text>
      )}
    </View>
  );
}

/** Accounts that the summary names; the pages that follow have all of them. */
const NAMED = 8;

function Summary({ drawing: { paper, say, words } }: { drawing: Drawing }) {
  const { sheet, currency, accounts } = paper;
  const write = (amount: string) => amountIn(words, amount, currency);
  const names = new Map(
    accounts.map(({ id, identifier, name }) => [id, name ? `${identifier} · ${name}` : identifier]),
  );
  const more = sheet.accounts.length - NAMED;
  const charges = sheet.accounts.slice(0, NAMED).map(({ accountId, amount }, n) => ({
    key: `account ${n}`,
    cells: [accountId === null ? say.general : (names.get(accountId) ?? ""), write(amount)],
  }));
  const row = (label: string, amount: string) => ({ key: label, cells: [label, write(amount)] });
  return (
    <View style={styles.section}>
      <Text style={styles.heading}>{say.summary}</Text>
      <PaperTable
        columns={[
          { head: say.what, width: 0 },
          { head: `${say.amount}, ${currency}`, width: 110, right: true },
        ]}
        rows={[
          ...charges,
          ...(more > 0 ? [{ key: "more", cells: [say.moreAccounts(more), ""] }] : []),
          ...(sheet.credits.lines.length > 0 ? [row(say.credits, sheet.credits.amount)] : []),
          ...(sheet.taxes.lines.length > 0 ? [row(say.net, sheet.net), row(say.taxes, sheet.tax)] : []),
          { key: "total", group: say.total, sum: write(sheet.total) },
          row(say.openBefore, sheet.previousBalance),
          ...(sheet.payments.lines.length > 0 ? [row(say.paymentsSince, sheet.payments.amount)] : []),
          { key: "due", group: say.amountDue, sum: write(sheet.amountDue) },
        ]}
      />
    </View>
  );
}

function Taxes({ drawing: { paper, say, words } }: { drawing: Drawing }) {
  const { sheet, currency, pricesIncludeTax } = paper;
  if (sheet.taxes.lines.length === 0) return null;
  const write = (amount: string) => amountIn(words, amount, currency);
  return (
    <View style={styles.section} wrap={false}>
      <Text style={styles.heading}>{say.taxes}</Text>
      <PaperTable
        columns={[
          { head: say.tax, width: 0 },
          { head: say.rate, width: 60, right: true },
          { head: say.base, width: 110, right: true },
          { head: `${say.amount}, ${currency}`, width: 110, right: true },
        ]}
        rows={sheet.taxes.lines.map(({ description, rate, base, amount }, n) => ({
          key: String(n),
          cells: [
            description,
            rate === null ? "" : `${percentIn(words, rate)} %`,
            base === null ? "" : write(base),
            write(amount),
          ],
        }))}
      />
      {pricesIncludeTax && <Text style={[styles.small, { marginTop: 4 }]}>{say.pricesIncludeTax}</Text>}
    </View>
  );
}

/** What a bank or a till asks for. Only where there is something to pay. */
function Slip({ drawing: { paper, say, words } }: { drawing: Drawing }) {
  const { sheet, currency, number, dueOn, stamp, seller } = paper;
  if (stamp !== null || isZero(sheet.toPay) || !number || !dueOn) return null;
  const facts: [string, string][] = [
    [say.payTo, seller.name],
    [say.toPay, amountWithCurrency(words, sheet.toPay, currency)],
    [say.payBy, dayIn(words, dueOn)],
    [say.reference, number],
  ];
  return (
    <View style={styles.slip} wrap={false}>
      <Text style={styles.heading}>{say.slip}</Text>
      <View style={styles.between}>
        {facts.map(([label, value]) => (
          <View key={label} style={{ flexGrow: 1, flexBasis: 0 }}>
            <Text style={styles.small}>{label}</Text>
            <Text style={styles.strong}>{value}</Text>
          </View>
        ))}
      </View>
      <Text style={[styles.small, { marginTop: 4 }]}>{say.slipHint}</Text>
    </View>
  );
}

/** Whom, what, how much, by when. */
export function FirstPage({ drawing, logo }: { drawing: Drawing; logo: Picture | null }) {
  return (
    <Sheet drawing={drawing}>
      <Letterhead drawing={drawing} logo={logo} />
      <Parties drawing={drawing} />
      <ToPay drawing={drawing} />
      <Summary drawing={drawing} />
      <Taxes drawing={drawing} />
      <Slip drawing={drawing} />
      {drawing.paper.footer.map((paragraph) => (
        <Text key={paragraph} style={[styles.small, { marginTop: 10 }]}>
          {paragraph}
        </Text>
      ))}
    </Sheet>
  );
}
