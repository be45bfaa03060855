import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Operation } from "@/lib/kernel/operation";
import type { Query } from "@/lib/kernel/query";
import type { ActionResult, ActionSuccess, FormAction } from "@/lib/platform/action-result";
import { failureOf } from "./failure";
import { type FormInput, fromForm, typedIn } from "./form";
import { leaveNotice, wantsDocument } from "./notice";
import { assertOwnOrigin } from "./origin";
import type { Portal } from "./portals";
import { INTERNAL } from "./request";
import { requireActor } from "./session";

export type { FormInput };

type Options<Input, Output> = {
  /** Shapes the form for the operation; without it the form's own fields are the input. */
  input?: (form: FormInput) => Input;
  redirectTo?: (output: Output, form: FormInput) => string;
  /**
   * Said once it is done, also on the page that `redirectTo` leads to. Without script the page is then shown anew, so
   * what a form shows in its own place (`done`) has no message.
   */
  message?: string | ((output: Output) => string);
  /** Fields that are no secret here, though their name is one elsewhere: what was typed is shown again. */
  open?: readonly string[];
  /** Paths whose rendered data changed; the current page is refreshed either way. */
  revalidate?: string;
};

type Head = { get(name: string): string | null };

/** The page to show next. A plain post with something to say leads back to its own page: the form may be gone there. */
export function nextPage(result: ActionSuccess, head: Head): string | null {
  if (result.redirectTo) return result.redirectTo;
  if (!result.message || !wantsDocument(head)) return null;
  const own = head.get(INTERNAL.path);
  // "//" would begin another host's address.
  return own && /^\/(?!\/)/.test(own) ? own : null;
}

/** Runs `body` as an action: Origin first, every error as a result, redirects only after everything is settled. */
export async function answering<T>(
  form: FormData | null,
  body: () => Promise<ActionResult<T>>,
  open: readonly string[] = [],
): Promise<ActionResult<T>> {
  const head = await headers();
  let result: ActionResult<T>;
  try {
    assertOwnOrigin(head.get("origin"));
    result = await body();
  } catch (error) {
    const failure = failureOf(error, head.get(INTERNAL.request) ?? "");
    return { ok: false, error: failure, ...(form ? { values: typedIn(form, open) } : {}) };
  }
  const next = result.ok ? nextPage(result, head) : null;
  if (!result.ok || !next) return result;
  if (result.message) await leaveNotice({ tone: result.tone ?? "good", text: result.message });
  redirect(next);
}

/** Binds a form to an operation of a portal. Lives in actions.ts files, which hold nothing else. */
export function formAction<Schema extends z.ZodType, Output>(
  portal: Portal,
  operation: Operation<Schema, Output>,
  options: Options<z.input<Schema>, Output> = {},
): FormAction<Output> {
  return async (_previous, form) => {
    const run = async () => {
      const { input, idempotencyKey } = fromForm(form);
      const { ctx } = await requireActor(portal, idempotencyKey);
      const output = await operation(ctx, options.input ? options.input(input) : (input as z.input<Schema>));
      if (options.revalidate) revalidatePath(options.revalidate, "layout");
      else revalidatePath(`/${portal}`, "layout");
      const message = typeof options.message === "function" ? options.message(output) : options.message;
      return { ok: true as const, data: output, message, redirectTo: options.redirectTo?.(output, input) };
    };
    return answering(form, run, options.open);
  };
}

/**
 * What a form's operation would answer to what is typed so far, with nothing kept: for a form that tells it while it is filled
 * in. @param options.redirectTo for a form with a step in between: once nothing is wrong, the page that shows what would be.
 */
export function previewAction<Schema extends z.ZodType, Output>(
  portal: Portal,
  operation: Operation<Schema, Output>,
  { redirectTo }: Pick<Options<z.input<Schema>, Output>, "redirectTo"> = {},
): FormAction<Output> {
  return async (_previous, form) =>
    answering(redirectTo ? form : null, async () => {
      const { input } = fromForm(form);
      const { ctx } = await requireActor(portal);
      const { output } = await operation.dryRun(ctx, input as z.input<Schema>);
      return { ok: true as const, data: output, redirectTo: redirectTo?.(output, input) };
    });
}

/** Answers what is typed so far by a query: it looks, and what it shows is recorded as everywhere. */
export function askAction<Schema extends z.ZodType, Output>(
  portal: Portal,
  query: Query<Schema, Output>,
  input: (form: FormInput) => z.input<Schema>,
): FormAction<Output> {
  return async (_previous, form) =>
    answering(null, async () => {
      const { ctx } = await requireActor(portal);
      return { ok: true as const, data: await query(ctx, input(fromForm(form).input)) };
    });
}
