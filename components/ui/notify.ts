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
