export type Notice = { tone: "good" | "bad" | "info"; text: string; detail?: string };

const waiting: Notice[] = [];
let deliver: ((notice: Notice) => void) | null = null;
let wake: (() => void) | null = null;

/** Shows a toast. The toast code is loaded with the first notice; nothing is lost meanwhile. */
export function notify(notice: Notice): void {
  if (deliver) {
    deliver(notice);
    return;
  }
  waiting.push(notice);
  wake?.();
}

/** Calls back when there is something to show and nothing to show it with. Returns the way to stop. */
export function onFirstNotice(callback: () => void): () => void {
  wake = callback;
  if (waiting.length > 0) callback();
  return () => {
    wake = null;
  };
}

/** Hands over every notice, waiting or to come. Returns the way to stop. */
export function takeNotices(take: (notice: Notice) => void): () => void {
  deliver = take;
  for (const notice of waiting.splice(0)) take(notice);
  return () => {
    deliver = null;
  };
}
