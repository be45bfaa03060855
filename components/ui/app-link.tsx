import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link inside the program. Never prefetches: a page that was not opened must not be recorded as read. */
export function AppLink(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
