export type WorkState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** One piece of long work as the endpoint reports it; `total` null while it cannot be counted. */
export type WorkItem = {
  id: string | number;
  label: string;
  done: number;
  total: number | null;
  state: WorkState;
  href: string;
};

export const isActive = (item: WorkItem): boolean => item.state === "waiting" || item.state === "running";

/** Asks the endpoint for the person's long work. @throws {Error} when it does not answer well. */
export async function askForWork(endpoint: string, signal?: AbortSignal): Promise<WorkItem[]> {
  const answer = await fetch(endpoint, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`Work answered ${answer.status}`);
  const { items } = (await answer.json()) as { items: WorkItem[] };
  return items;
}
