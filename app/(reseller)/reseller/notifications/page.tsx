import type { Metadata } from "next";
import { setsPage } from "@/app/_messages/set-pages";
import { TextLink } from "@/components/rooms/text-link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listClassesWithNotifications } from "@/lib/domain/notifications";

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
  async ({ ctx }) => {
    const classes = await listClassesWithNotifications(ctx, {});
    return (
      <div className="mt-5">
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
      </div>
    );
  },
);
