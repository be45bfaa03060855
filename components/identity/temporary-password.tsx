import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Copyable } from "../ui/copyable";
import { DescriptionList } from "../ui/description-list";

/** A password made for someone, shown this once. */
export function TemporaryPassword({
  login,
  password,
  doneHref,
}: {
  login: string;
  /** Null when one was chosen for them: then there is nothing to show. */
  password: string | null;
  doneHref: string;
}) {
  return (
    <div className="grid max-w-2xl gap-4">
      {password ? (
        <Alert tone="warning" title="Pass this on now. It is not shown again.">
          It is good until they choose their own, which is the first thing asked for after signing in.
        </Alert>
      ) : (
        <Alert tone="good" title="Done">
          They sign in with the password you chose, and are asked for one of their own first.
        </Alert>
      )}
      <DescriptionList
        items={[
          { label: "Login", value: <Copyable text={login} label="Copy login" /> },
          ...(password
            ? [{ label: "Temporary password", value: <Copyable text={password} label="Copy password" /> }]
            : []),
        ]}
      />
      <div>
        <ButtonLink href={doneHref} variant="primary">
          Go to the user
        </ButtonLink>
      </div>
    </div>
  );
}
