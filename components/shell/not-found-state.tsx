import { SearchX } from "lucide-react";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** What not-found.tsx renders: the same words for what is absent and what is not ours. */
export function NotFoundState({ homeHref = "/", what = "page" }: { homeHref?: string; what?: string }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={`This ${what} does not exist`}
      body="It may have been removed, or the address is mistyped."
      action={
        <ButtonLink href={homeHref} variant="primary">
          Go to the start page
        </ButtonLink>
      }
    />
  );
}
