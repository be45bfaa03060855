import type { ReactNode } from "react";
import { Alert } from "../ui/alert";

/** What a customer is told of what they owe and what it did to their services, in their language. */
export const OwnCollection = ({
  told,
  actions,
}: {
  told: { tone: "bad" | "warning" | "info"; locale: string; title: string; body: string };
  actions?: ReactNode;
}) => (
  <section lang={told.locale} className="mb-5">
    <Alert tone={told.tone} title={told.title} actions={actions}>
      {told.body}
    </Alert>
  </section>
);
