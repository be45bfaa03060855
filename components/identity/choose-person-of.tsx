import { Search } from "lucide-react";
import { inputClass } from "../form/text-input-class";
import { AppLink } from "../ui/app-link";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { type PortalRealm, REALM_LABELS } from "./identity-types";

const WHAT: Record<PortalRealm, string> = {
  admin: "Works for the company itself, with the rights of a role.",
  reseller: "Runs a reseller’s business: its customers and its catalogue.",
  distributor: "Looks after the customers a distributor brought.",
  customer: "Sees one customer: all its lines and subscriptions.",
  account: "Sees one line and what it has.",
};

const rowClass =
  "flex items-center justify-between gap-4 rounded-lg border border-line bg-surface px-4 py-3 text-sm hover:border-line-strong";

/** The first step of a new user: which portal they work in. */
export function ChooseRealm({ base, realms }: { base: string; realms: readonly PortalRealm[] }) {
  return (
    <Card className="max-w-2xl">
      <CardHeader title="Which portal are they to work in?" description="It can’t be changed later." />
      <CardBody>
        <ul className="grid gap-2">
          {realms.map((realm) => (
            <li key={realm}>
              <AppLink href={`${base}/new?realm=${realm}`} className={rowClass}>
                <span>
                  <span className="font-medium">{REALM_LABELS[realm]}</span>
                  <span className="block text-xs text-muted">{WHAT[realm]}</span>
                </span>
              </AppLink>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

/** The second step: whom they stand for. A GET form, so it works without script and can be linked to. */
export function ChoosePersonOf({
  base,
  realm,
  q,
  owners,
}: {
  base: string;
  realm: Exclude<PortalRealm, "admin">;
  q: string;
  owners: readonly { id: number; label: string }[];
}) {
  const what = REALM_LABELS[realm].toLowerCase();
  const begins = realm === "account" ? "the line’s identifier" : "the name";
  return (
    <Card className="max-w-2xl">
      <CardHeader title={`Of which ${what}?`} description={`Type how ${begins} begins.`} />
      <CardBody className="grid gap-4">
        <search>
          <form action={`${base}/new`} className="flex gap-2">
            <input type="hidden" name="realm" value={realm} />
            <input
              type="search"
              name="q"
              defaultValue={q}
              aria-label={`Find the ${what}`}
              className={inputClass}
            />
            <Button type="submit" icon={<Search aria-hidden="true" />}>
              Find
            </Button>
          </form>
        </search>
        {owners.length === 0 ? (
          <EmptyState title="Nothing found" body={`No ${what} you may see begins like this.`} />
        ) : (
          <ul className="grid gap-2">
            {owners.map(({ id, label }) => (
              <li key={id}>
                <AppLink href={`${base}/new?realm=${realm}&ownerId=${id}`} className={rowClass}>
                  <span className="font-medium">{label}</span>
                  <span className="text-xs text-muted">{id}</span>
                </AppLink>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
