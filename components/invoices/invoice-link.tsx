import { TextLink } from "../rooms/text-link";
import { invoiceName } from "./invoice-types";

/** An invoice by its name. @param base where invoices are, for those who may see them. */
export const InvoiceLink = ({
  invoice,
  base,
}: {
  invoice: { id: number; number: string | null };
  base?: string;
}) =>
  base ? <TextLink href={`${base}/${invoice.id}`}>{invoiceName(invoice)}</TextLink> : invoiceName(invoice);
