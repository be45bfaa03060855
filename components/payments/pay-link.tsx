import { CreditCard } from "lucide-react";
import { ButtonLink } from "../ui/button";

/** Leads a customer to paying: one invoice, or all that is open. */
export const PayLink = ({ invoiceId }: { invoiceId?: number }) => (
  <ButtonLink
    href={`/customer/payments/pay${invoiceId === undefined ? "" : `?invoice=${invoiceId}`}`}
    variant="primary"
    icon={<CreditCard aria-hidden="true" />}
  >
    Pay now
  </ButtonLink>
);
