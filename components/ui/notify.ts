import { noticeCookie, noticeIn } from "@/lib/platform/left-notice";

export type Notice = { tone: "good" | "bad" | "info"; text: string; detail?: string };

const waiting: Notice[] = [];
let deliver: ((notice: Notice) => void) | null = null;

/** Shows a toast, as soon as there is a Toaster to show it. */
export function notify(notice: Notice): void {
  if (deliver) deliver(notice);
  else waiting.push(notice);
}

/** Hands over every notice, waiting or to come. Returns the way to stop. */
export function takeNotices(take: (notice: Notice) => void): () => void {
  deliver = take;
  for (const notice of waiting.splice(0)) take(notice);
  return () => {
    deliver = null;
  };
}

/** Shows what an action left as it led to another page, and takes it, so that it is shown once. */
export function showLeftNotice(): void {
  const secure = location.protocol === "https:";
  const left = noticeIn(document.cookie, secure);
  if (!left) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${noticeCookie(secure)}=; path=/; max-age=0; samesite=lax${secure ? "; secure" : ""}`;
  notify(left);
}
