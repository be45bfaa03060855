import { formatCount } from "@/lib/platform/format";
import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";

type State = { through: string; uncertain: number; dead: number; waiting: number; oldestDue: Date | null };

const LATE_MS = 15 * 60_000;

/** How mail leaves this installation, and what waits for somebody. */
export function MailboxNotices({
  state,
  path,
  now,
  operator,
}: {
  state: State;
  path: string;
  now: Date;
  /** Who sees to the installation itself. */
  operator: boolean;
}) {
  const late = state.oldestDue !== null && now.getTime() - state.oldestDue.getTime() > LATE_MS;
  const waits = state.uncertain + state.dead;
  return (
    <div className="mb-4 grid gap-3 empty:hidden">
      {state.through === "mailbox" && (
        <Alert tone="info" title="Nothing leaves this installation">
          Messages are kept here as they would have gone out.
          {operator && " To send mail, start with RESEND_API_KEY or SMTP_URL."}
        </Alert>
      )}
      {late && (
        <Alert tone="warning" title="Messages wait longer than they should">
          The oldest has been due for more than a quarter of an hour.{operator && " Is the worker running?"}
        </Alert>
      )}
      {waits > 0 && (
        <Alert tone="warning" title="Some messages wait for somebody">
          {formatCount(state.dead)} given up, {formatCount(state.uncertain)} that may have arrived.{" "}
          <TextLink href={`${path}?status=attention`}>Show them</TextLink>
        </Alert>
      )}
    </div>
  );
}
