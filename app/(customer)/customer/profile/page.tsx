import type { Metadata } from "next";
import { OwnDetails, OwnDetailsForm } from "@/components/customers/own-details";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { getCustomer } from "@/lib/domain/customers";
import { can, page } from "@/lib/transport/page";
import { updateOwnContactAction } from "./actions";

export const metadata: Metadata = { title: "My details" };

export default page("customer", async ({ ctx, session }) => {
  const customer = await getCustomer(ctx, {});
  const mayChange = can(session, "customer:contact") && customer.closedAt === null;
  return (
    <>
      <PageHeader title="My details" subtitle="How we address you and how we reach you." />
      {mayChange && customer.masked ? (
        <div className="grid gap-4">
          <Alert tone="info">Your role does not show personal data, so it can't be changed here.</Alert>
          <OwnDetails customer={customer} />
        </div>
      ) : mayChange ? (
        <OwnDetailsForm customer={customer} action={updateOwnContactAction} />
      ) : (
        <OwnDetails customer={customer} />
      )}
    </>
  );
});
