"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { Button, ButtonLink } from "../ui/button";
import { ProgressBar } from "../ui/progress-bar";

const ENCODINGS = [
  { value: "utf-8", label: "UTF-8" },
  { value: "latin1", label: "ISO-8859-1 (Latin 1)" },
];
const DELIMITERS = [
  { value: "", label: "Found by itself" },
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar (|)" },
];

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
  maxBytes,
  advice,
  error,
}: {
  maxBytes: number;
  advice: string;
  error?: string;
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
      action="/admin/imports/upload"
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
      <FormGrid>
        <Field label="Encoding" name="encoding" required help="Most programs save “CSV UTF-8”.">
          <Select options={ENCODINGS} defaultValue="utf-8" />
        </Field>
        <Field label="Delimiter" name="delimiter" help="What stands between two values.">
          <Select options={DELIMITERS} defaultValue="" />
        </Field>
      </FormGrid>
      <Field
        label="CSV file"
        name="file"
        required
        help={`The first line names the columns. At most ${megabytes(maxBytes)}.`}
      >
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
        <ButtonLink href="/admin/imports">Cancel</ButtonLink>
      </FormActions>
    </form>
  );
}
