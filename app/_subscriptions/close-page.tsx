import { CloseChoice } from "@/components/subscriptions/close-choice";
import { ClosePreview } from "@/components/subscriptions/close-preview";
import type { Audience } from "@/components/subscriptions/types";
import { Alert } from "@/components/ui/alert";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getAccountsSubscriptions } from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import type { PageInput } from "@/lib/transport/page";
import { closeParams } from "./list-params";
import { previewClosing } from "./preview-closing";

type Room = {
  audience: Audience;
  /** The customer whose list it is; null in its own portal. */
  customerId: number | null;
  listHref: string;
  breadcrumbs: Crumb[];
  action: FormAction;
};

/** The page before a closing, in any portal: when, what exactly, what it changes, then the count to confirm. */
export async function ClosePage({ ctx, search }: PageInput, room: Room) {
  const chosen = closeParams(search);
  const { listHref, breadcrumbs, audience } = room;
  const header = <PageHeader title="Close subscriptions" breadcrumbs={breadcrumbs} />;
  if (chosen.ids.length === 0)
    return (
      <>
        {header}
        <EmptyState
          title="Nothing is chosen"
          body="Tick the subscriptions to close in the list first."
          action={<ButtonLink href={listHref}>Back to the list</ButtonLink>}
        />
      </>
    );
  const { subscriber } = await getAccountsSubscriptions(ctx, { customerId: room.customerId, pageSize: 1 });
  const preview = await previewClosing(ctx, chosen);
  return (
    <>
      {header}
      <div className="grid gap-4">
        <CloseChoice path={`${listHref}/close`} {...chosen} subscriber={subscriber} />
        {"refusal" in preview ? (
          <Alert
            tone="bad"
            title="This can't be closed as chosen"
            actions={<ButtonLink href={listHref}>Back to the list</ButtonLink>}
          >
            {preview.refusal}
          </Alert>
        ) : (
          <ClosePreview
            result={preview.result}
            when={chosen.when}
            date={chosen.date}
            audience={audience}
            subscriber={subscriber}
            action={room.action}
            backHref={listHref}
          />
        )}
      </div>
    </>
  );
}
