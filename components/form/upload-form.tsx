"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Alert } from "../ui/alert";
import { Button, ButtonLink } from "../ui/button";
import { ProgressBar } from "../ui/progress-bar";
import { Field } from "./field";
import { FormActions } from "./form-layout";
import { TextInput } from "./text-input";

const NO_ANSWER = "The server did not answer. Check the connection and upload the file again.";
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`;

type Answer = { href?: string; error?: { message: string } };

function answerOf(request: XMLHttpRequest): Answer {
  try {
    return JSON.parse(request.responseText) as Answer;
  } catch {
    return {};
  }
}

/** The upload: a plain form post, which with script shows how far it has come and says at once what is too large. */
export function UploadForm({
  action,
  cancelHref,
  maxBytes,
  advice,
  error,
  help,
  children,
}: {
  /** Where the file goes; answers script with `{ href }`, a plain form by leading there. */
  action: string;
  cancelHref: string;
  maxBytes: number;
  advice: string;
  error?: string;
  /** What the file must be like. */
  help: string;
  /** Further fields, sent before the file. */
  children?: ReactNode;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState(error);
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const chosen = new FormData(form).get("file");
    if (!(chosen instanceof File) || chosen.name === "") return setProblem("Choose a file.");
    if (chosen.size > maxBytes)
      return setProblem(
        `The file is ${megabytes(chosen.size)}; the limit is ${megabytes(maxBytes)}. ${advice}`,
      );
    setProblem(undefined);
    setSent({ done: 0, total: chosen.size });
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => setSent({ done: loaded, total });
    const fail = (message: string) => {
      setSent(null);
      setProblem(message);
    };
    request.onerror = () => fail(NO_ANSWER);
    request.onload = () => {
      const { href, error: refusal } = answerOf(request);
      if (request.status === 200 && href) router.push(href);
      else fail(refusal?.message ?? NO_ANSWER);
    };
    request.send(new FormData(form));
  };

  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      className="grid gap-4"
    >
      {problem && (
        <div ref={box} tabIndex={-1}>
          <Alert tone="bad" title="The file was not taken">
            {problem}
          </Alert>
        </div>
      )}
      {/* Before the file: the server reads them while the file is still on its way. */}
      {children}
      <Field label="CSV file" name="file" required help={`${help} At most ${megabytes(maxBytes)}.`}>
        <TextInput type="file" accept=".csv,.txt,text/csv" className="py-1.5" />
      </Field>
      {sent && (
        <ProgressBar
          label={sent.done < sent.total ? "Uploading" : "Reading the file"}
          value={Math.round(sent.done / 1000)}
          max={sent.done < sent.total ? Math.round(sent.total / 1000) : undefined}
        />
      )}
      <FormActions>
        <Button type="submit" variant="primary" disabled={sent !== null}>
          Upload
        </Button>
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
      </FormActions>
    </form>
  );
}
