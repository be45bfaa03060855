import { routeId } from "@/app/_frame/route-id";
import { CloseForGood } from "@/components/customers/close-for-good";
import { PageHeader } from "@/components/ui/page-header";
import { closeCustomer } from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput } from "@/lib/transport/page";

/** The page before a customer is closed: the closing itself as a dry run, then the name to type. */
export async function closeCustomerRoom(
  portal: "admin" | "reseller",
  { ctx, session, params }: PageInput,
  action: FormAction,
) {
  const customerId = routeId(params.customerId, "customer");
  const { output } = await closeCustomer.dryRun(ctx, { customerId, reason: "preview" });
  const base = `/${portal}/customers`;
  return (
    <>
      <PageHeader
        title={`Close ${output.name}`}
        breadcrumbs={[
          { label: "Customers", href: base },
          { label: output.name, href: `${base}/${customerId}` },
          { label: "Close" },
        ]}
      />
      <CloseForGood
        what="customer"
        field="customerId"
        id={customerId}
        confirmWord={can(session, "pii:view") ? output.name : String(customerId)}
        accountsClosed={output.accountsClosed}
        preview={output}
        action={action}
        backHref={`${base}/${customerId}`}
      />
    </>
  );
}
