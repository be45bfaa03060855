import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

/** The person may not see this: say what is missing and who can give it. */
export function NoPermission({
  title = "You do not have the right to see this",
  body = "Ask an administrator of your company to add it to your role.",
  action,
}: {
  title?: string;
  body?: ReactNode;
  action?: ReactNode;
}) {
  return <EmptyState icon={<Lock aria-hidden="true" />} title={title} body={body} action={action} />;
}
