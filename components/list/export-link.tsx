import { Download } from "lucide-react";
import { buttonClass } from "../ui/button";

/** Downloads what is filtered. A plain link: the browser must fetch it, not the router. */
export function ExportLink({ href, label = "Export CSV" }: { href: string; label?: string }) {
  return (
    <a href={href} download className={buttonClass("secondary")}>
      <Download aria-hidden="true" />
      <span className="max-sm:sr-only">{label}</span>
    </a>
  );
}
