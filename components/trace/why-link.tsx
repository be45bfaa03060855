import { CircleHelp } from "lucide-react";
import { AppLink } from "../ui/app-link";

/** Stands beside a balance, an amount due or a status and leads to how it came about. @param about what, for whoever hears the page. */
export const WhyLink = ({
  href,
  about,
  children = "Why?",
}: {
  href: string;
  about: string;
  children?: string;
}) => (
  <AppLink
    href={href}
    aria-label={`${children} ${about}`}
    className="inline-flex min-h-6 items-center gap-1 rounded-sm text-xs font-medium text-accent-text hover:underline [&_svg]:size-3.5"
  >
    <CircleHelp aria-hidden="true" />
    {children}
  </AppLink>
);
