import { TextLink } from "../rooms/text-link";
import { Alert } from "../ui/alert";
import type { ImportState } from "./import-types";

/** What the reader should know before the rest: why it stopped, or that this file was here before. */
export function ImportNotices({
  status,
  failure,
  twin,
  hasBegun,
}: {
  status: ImportState;
  failure: string;
  twin: { id: number } | null;
  hasBegun: boolean;
}) {
  const early = !hasBegun && ["staged", "previewed"].includes(status);
  return (
    <>
      {failure !== "" && (
        <Alert tone="bad" title={hasBegun ? "The import stopped" : "It can't go on like this"}>
          {failure}
        </Alert>
      )}
      {status === "cancelled" && (
        <Alert tone="neutral" title={hasBegun ? "Stopped half way" : "Thrown away"}>
          {hasBegun ? "What was imported stays. Resume to import the rest." : "No customer was touched."}
        </Alert>
      )}
      {early && twin && (
        <Alert tone="info" title="This file was uploaded before">
          It is{" "}
          <TextLink href={`/admin/imports/${twin.id}`} className="underline">
            import {twin.id}
          </TextLink>
          . Running it again changes nothing that is imported already.
        </Alert>
      )}
    </>
  );
}
