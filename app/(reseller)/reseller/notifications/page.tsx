import type { Metadata } from "next";
import { setsPage } from "@/app/_messages/set-pages";
import { SenderDomainList } from "@/components/messages/sender-domain-list";
import { TextLink } from "@/components/rooms/text-link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listClassesWithNotifications, listSenderDomains } from "@/lib/domain/notifications";

export const metadata: Metadata = { title: "Notifications" };

export default setsPage(
  "reseller",
  (_, add) => (
    <PageHeader
      title="Notifications"
      subtitle="What your customers are told, and in whose name."
      actions={add}
    />
  ),
  async ({ ctx, session }) => {
    const [classes, { domains }] = await Promise.all([
      listClassesWithNotifications(ctx, {}),
      listSenderDomains(ctx, {}),
    ]);
    return (
      <div className="mt-5 grid gap-5">
        <Card>
          <CardHeader title="Customer classes" description="Sender, words and ticks of each." />
          <CardBody>
            {classes.length === 0 ? (
              <p className="text-sm text-muted">There is no customer class to send to yet.</p>
            ) : (
              <ul className="grid gap-2 text-sm">
                {classes.map(({ id, name, fromAddress }) => (
                  <li key={id} className="flex flex-wrap justify-between gap-x-4">
                    <TextLink href={`/reseller/notifications/classes/${id}`} className="underline">
                      {name}
                    </TextLink>
                    {fromAddress && <span className="text-muted">from {fromAddress}</span>}
                  </li>
                ))}
              </ul>
            )}
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Sender domains"
            description={`In whose name your classes may write. ${session.companyName} adds and verifies them.`}
          />
          <CardBody>
            <SenderDomainList
              rows={domains}
              companyName={null}
              timeZone={session.timeZone}
              empty={`None yet. Ask ${session.companyName} to add the domain that your customers know you by.`}
            />
          </CardBody>
        </Card>
      </div>
    );
  },
);
