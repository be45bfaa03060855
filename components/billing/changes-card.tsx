import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { type ChangeData, ChangeList } from "./change-list";

/** Whose invoice is furthest from the one before. Null rows: nobody has asked for them yet. */
export function ChangesCard({
  rows,
  showHref,
  mayOpen,
}: {
  rows: readonly ChangeData[] | null;
  showHref: string;
  mayOpen: boolean;
}) {
  return (
    <Card id="changes">
      <CardHeader
        title="What changed most"
        description="New customers, and invoices that are more than a quarter and more than 5.00 away from the one before."
      />
      <CardBody flush>
        {rows === null ? (
          <div className="grid justify-items-start gap-3 px-5 py-5 text-sm text-muted">
            <p>This is a large run. Setting every invoice beside the one before takes some seconds.</p>
            <ButtonLink href={`${showHref}#changes`}>Show what changed</ButtonLink>
          </div>
        ) : rows.length === 0 ? (
          <p className="px-5 py-6 text-sm text-muted">Nothing stands out.</p>
        ) : (
          <ChangeList rows={rows} mayOpen={mayOpen} />
        )}
      </CardBody>
    </Card>
  );
}
