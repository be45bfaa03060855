import pg from "pg";

/** Before it is sent, when it has been sent and nobody knows what became of it, or when its answer is there. */
export const MOMENTS = ["before", "sent", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

const die = () => process.kill(process.pid, "SIGKILL");

/**
 * Lets this process end with kill -9 at its n-th statement, BEGIN and COMMIT among them. For children of tests alone:
 * every place between two statements is one where a worker may be killed, and they need no names in what is tested.
 * @param place "17 sent"; "" lets it live.
 */
export function dieAtStatement(place: string): void {
  if (!place) return;
  const [number, moment] = place.split(" ");
  let count = 0;
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const query = client.query;
  client.query = function counted(...given) {
    count += 1;
    if (count !== Number(number)) return query.apply(this, given);
    if (moment === "before") die();
    const answer = query.apply(this, given);
    if (moment === "sent") die();
    if (answer instanceof Promise) return answer.then(die);
    throw new Error("a statement without a promise can't be waited for");
  };
}
