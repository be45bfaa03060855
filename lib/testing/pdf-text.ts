import { extractText, getDocumentProxy } from "unpdf";

/** The text of a PDF, page by page, with plain spaces. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => page.replaceAll("\u00a0", " "));
}

export const pdfText = async (pdf: Uint8Array): Promise<string> => (await pdfPages(pdf)).join("\n");
