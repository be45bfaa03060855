import type { ErrorCode, FieldErrors } from "./errors";

/** What a failed form action answers; `message` is safe to show and `fields` maps input names to messages. */
export type ActionFailure = {
  ok: false;
  error: { code: ErrorCode; message: string; fields: FieldErrors; requestId: string };
  /** What was typed, by input name: lets a form without JavaScript be shown again as it was. */
  values?: Record<string, string>;
};

/**
 * What a successful form action answers; `message` becomes a toast, `redirectTo` the next page. `tone` "bad" where what was
 * done came to nothing: a payment that was tried, and failed.
 */
export type ActionSuccess<T = unknown> = {
  ok: true;
  data?: T;
  redirectTo?: string;
  message?: string;
  tone?: "good" | "bad";
};

/** The one shape every server action answers in. */
export type ActionResult<T = unknown> = ActionSuccess<T> | ActionFailure;

/**
 * A server action as forms call it: the previous result (null at first) and what was posted. It takes any previous
 * result, so that an action of a known answer fits wherever any action does.
 */
export type FormAction<T = unknown> = (
  previous: ActionResult | null,
  form: FormData,
) => Promise<ActionResult<T>>;

/** The hidden input by which a repeated submit of one rendered form is recognised. */
export const IDEMPOTENCY_FIELD = "idempotencyKey";
