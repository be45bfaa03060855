import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../ui/button";

/** Downloads what is filtered. A plain link: the browser must fetch it, not the router. On a phone only the icon is seen. */
export function ExportLink({
  href,
  label = "Export CSV",
  icon = <Download aria-hidden="true" />,
}: {
  href: string;
  label?: string;
  icon?: ReactNode;
}) {
  return (
    <a href={href} download className={buttonClass("secondary")} title={label}>
      {icon}
      <span className="max-sm:sr-only">{label}</span>
    </a>
  );
}
