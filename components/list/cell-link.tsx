import type { ComponentProps } from "react";

/**
 * A link in a table. Plain HTML, because a list has hundreds: a component of the router's for each would cost more
 * than the rest of the page. The table's one listener (TableKeys) lets the router follow it.
 */
export const CellLink = ({
  className = "text-accent-text hover:underline",
  ...rest
}: ComponentProps<"a"> & { href: string }) => <a data-route="" className={className} {...rest} />;
