import type { Metadata } from "next";
import { ownersFor } from "@/app/_catalog/owners";
import { hasOwnRight } from "@/app/_frame/require-right";
import { SenderDomainForm } from "@/components/messages/sender-domain-form";
import { SenderDomainList } from "@/components/messages/sender-domain-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listSenderDomains } from "@/lib/domain/notifications";
import { page } from "@/lib/transport/page";
import { addDomainAction, checkDomainAction, confirmDomainAction, removeDomainAction } from "../actions";

export const metadata: Metadata = { title: "Sender domains" };

const actions = { check: checkDomainAction, confirm: confirmDomainAction, remove: removeDomainAction };

export default page("admin", async ({ ctx, session }) => {
  const [{ domains, companyAddress }, owners] = await Promise.all([
    listSenderDomains(ctx, {}),
    ownersFor({ ctx, session }),
  ]);
  const manages = hasOwnRight(session, "settings:manage");
  return (
    <>
      <PageHeader
        title="Sender domains"
        subtitle="In whose name customer classes may write."
        breadcrumbs={[
          { label: "Notifications", href: "/admin/settings/notifications" },
          { label: "Sender domains" },
        ]}
      />
      <div className="grid gap-5">
        <Card>
          <CardHeader
            title="Domains"
            description="Each counts for the classes of its owner alone, and without its subdomains."
          />
          <CardBody>
            <SenderDomainList
              rows={domains}
              companyName={session.companyName}
              timeZone={session.timeZone}
              actions={manages ? actions : null}
              empty="None yet. What needs no list stands below."
            />
          </CardBody>
        </Card>
        {manages && (
          <Card>
            <CardHeader title="Add a domain" description="For the company or for a reseller." />
            <CardBody>
              <SenderDomainForm action={addDomainAction} owners={owners} companyName={session.companyName} />
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader title="What needs no list" />
          <CardBody>
            <ul className="grid list-disc gap-1.5 pl-5 text-sm text-muted">
              <li>
                {companyAddress
                  ? `${companyAddress} is the company's own address (Settings, Company). Operators set it, so its domain counts as verified for the company's classes.`
                  : "The company has no address yet (Settings, Company). Once it has one, its domain counts as verified for the company's classes, because operators set it."}
              </li>
              <li>
                A reseller's own address, as it stands in its record. That address alone: its domain is often
                a mail provider's.
              </li>
              <li>Reply-To: answers may go anywhere, and nobody is deceived by where they go.</li>
            </ul>
          </CardBody>
        </Card>
      </div>
    </>
  );
});
