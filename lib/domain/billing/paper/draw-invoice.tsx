import { Document, renderToBuffer } from "@react-pdf/renderer";
import { paperWordsIn } from "../rules/words/paper-words";
import { wordsIn } from "../rules/words/words";
import { DetailPages } from "./detail-pages";
import { FirstPage } from "./first-page";
import { fontsFor } from "./fonts";
import type { Drawing } from "./frame";
import type { Attachment, Paper } from "./paper-data";

/** Draws an invoice as a PDF, in its customer's language. Some tenths of a second for a usual one. */
export async function drawInvoice(paper: Paper, { logo, calls }: Attachment): Promise<Buffer> {
  const [words, say] = [wordsIn(paper.language), paperWordsIn(paper.language)];
  const fonts = fontsFor(JSON.stringify([paper, say, calls?.calls.map(({ destination }) => destination)]));
  const drawing: Drawing = { paper, words, say, fonts };
  return renderToBuffer(
    <Document
      title={`${say.invoice} ${paper.number ?? ""}`.trim()}
      author={paper.seller.name}
      language={words.locale}
      creationDate={paper.createdAt}
    >
      <FirstPage drawing={drawing} logo={logo} />
      <DetailPages drawing={drawing} calls={calls} />
    </Document>,
  );
}
