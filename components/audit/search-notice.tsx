import { formatInstant } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";

/** Said when a rare match was not found near: how far the search came, and how to go on. */
export function SearchNotice({
  searchedTo,
  timeZone,
  onwardHref,
}: {
  searchedTo: Date | null;
  timeZone: string;
  onwardHref: string | null;
}) {
  if (!searchedTo || !onwardHref) return null;
  return (
    <div className="mt-3">
      <Alert
        tone="info"
        title={`Searched back to ${formatInstant(searchedTo, timeZone)}`}
        actions={
          <ButtonLink href={onwardHref} size="sm">
            Search further back
          </ButtonLink>
        }
      >
        Matches are rare, so a page looks at the newest hundred thousand rows at a time. A date, a customer or
        an id finds them at once.
      </Alert>
    </div>
  );
}
