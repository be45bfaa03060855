import { FileDown } from "lucide-react";
import { buttonClass } from "../ui/button";

/** The PDF of an invoice. A plain link: the browser must fetch it, not the router. */
export const InvoiceDownload = ({ href }: { href: string }) => (
  <a href={href} download className={buttonClass("primary")}>
    <FileDown aria-hidden="true" />
    Download PDF
  </a>
);
