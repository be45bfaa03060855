import type { Fact } from "../ui/description-list";
import { TextLink } from "./text-link";

/** The way from a record to what the audit log has of it; no line at all without that right. */
export const historyFact = (href: string | undefined): Fact[] =>
  href ? [{ label: "History", value: <TextLink href={href}>Who changed what</TextLink> }] : [];
