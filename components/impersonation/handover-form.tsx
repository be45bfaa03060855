"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";

/**
 * Takes the hand-over out of the address's fragment, and out of the history, and posts it. Without script the server
 * has it waiting in a cookie (`waiting`), and the button does the same.
 */
export function HandoverForm({ action, waiting }: { action: string; waiting: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const handover = location.hash.slice(1);
    if (handover === "") return setMissing(!waiting);
    history.replaceState(null, "", location.pathname);
    if (field.current) field.current.value = handover;
    form.current?.requestSubmit();
  }, [waiting]);
  if (missing)
    return (
      <p className="text-sm text-muted">
        There is nothing to open here. Use “Log in as” on a customer, an account or a partner.
      </p>
    );
  return (
    <form ref={form} method="post" action={action} className="grid gap-4">
      <input ref={field} type="hidden" name="handover" defaultValue="" />
      <Button type="submit" variant="primary">
        Continue
      </Button>
    </form>
  );
}
