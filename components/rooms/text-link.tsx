import clsx from "clsx";
import type { ComponentProps } from "react";
import { AppLink } from "../ui/app-link";

/** A link that stands in running text or a cell of facts. */
export const TextLink = ({ className, ...rest }: ComponentProps<typeof AppLink>) => (
  <AppLink {...rest} className={clsx("text-accent-text hover:underline", className)} />
);
