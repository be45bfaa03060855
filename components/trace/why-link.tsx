import { CircleHelp } from "lucide-react";
import { AppLink } from "../ui/app-link";

/** Stands beside a balance, an amount due or a status and leads to how it came about. @param about what, for whoever hears the page. */
export const WhyLink = ({ href, about }: { href: string; about: string }) => (
  <AppLink
    href={href}
    aria-label={`Why? ${about}`}
    className="rounded-sm py-1.5 text-xs font-medium whitespace-nowrap text-accent-text hover:underline [&_svg]:mr-1 [&_svg]:inline [&_svg]:size-3.5 [&_svg]:align-[-0.2em]"
  >
    <CircleHelp aria-hidden="true" />
    Why?
  </AppLink>
);
