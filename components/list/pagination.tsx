import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "../ui/app-link";
import { buttonClass } from "../ui/button";

function Step({ href, icon, children }: { href?: string | null; icon: ReactNode; children: ReactNode }) {
  if (!href)
    return (
      <span aria-disabled="true" className={buttonClass("secondary", "sm")}>
        {icon}
        {children}
      </span>
    );
  return (
    <AppLink href={href} className={buttonClass("secondary", "sm")}>
      {icon}
      {children}
    </AppLink>
  );
}

/** Back and forward through a list, and how far it reaches: "1–25 of about 41,000". */
export function Pagination({
  prevHref,
  nextHref,
  countLabel,
}: {
  prevHref?: string | null;
  nextHref?: string | null;
  countLabel?: ReactNode;
}) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="text-sm text-muted tabular-nums">{countLabel}</p>
      <div className="flex gap-2">
        <Step href={prevHref} icon={<ChevronLeft aria-hidden="true" />}>
          Previous
        </Step>
        <Step href={nextHref} icon={<ChevronRight aria-hidden="true" className="order-last" />}>
          Next
        </Step>
      </div>
    </nav>
  );
}
