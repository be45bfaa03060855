import type { Pool, PoolClient } from "pg";
import { log } from "@/lib/platform/log";

/** Names the advisory locks by which workers show that they live. */
const ALIVE = 1_953_658_222;

export type Watch = {
  /** How often one looks for what dead workers left. */
  everyMs: number;
  /** A job that was taken so lately is left alone: its worker may not have shown itself yet. */
  youngMs: number;
};
export const WATCH: Watch = { everyMs: 10_000, youngMs: 30_000 };

/**
 * Shows that the workers of this process live, with a lock for each on one connection that Postgres lets go of when the
 * process is gone, however it went; and frees the jobs of workers of which nobody shows that. Without it a worker that was
 * killed would hold its jobs, and with them all mail, for the four hours after which graphile-worker gives it up.
 */
export class LivingWorkers {
  readonly names = new Set<string>();
  private readonly shown = new Set<string>();
  private client: PoolClient | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly watch: Watch,
  ) {}

  /** Looks at once, and again and again until `stop()`. A look that fails is made up for by the next. */
  async start(): Promise<void> {
    await this.look().catch((error: unknown) => {
      log.warn({ error }, "could not look for jobs of workers that died");
      this.let();
    });
    if (this.stopped) this.let();
    else this.timer = setTimeout(() => void this.start(), this.watch.everyMs);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.let();
  }

  private let(): void {
    this.client?.release(true);
    this.client = null;
    this.shown.clear();
  }

  private async look(): Promise<void> {
    this.client ??= await this.pool.connect();
    const { client } = this;
    for (const name of this.names) {
      if (this.shown.has(name)) continue;
      await client.query("select pg_advisory_lock($1, hashtext($2))", [ALIVE, name]);
      this.shown.add(name);
    }
    const { rows } = await client.query<{ name: string }>(
      `with others as materialized (
         select distinct locked_by as name from graphile_worker.jobs
         where locked_by <> all($2) and locked_at < now() - $3 * interval '1 millisecond'
       ) select name from others where pg_try_advisory_xact_lock($1, hashtext(name))`,
      [ALIVE, [...this.names], this.watch.youngMs],
    );
    if (rows.length === 0) return;
    const dead = rows.map(({ name }) => name);
    await client.query("select graphile_worker.force_unlock_workers($1)", [dead]);
    log.info({ dead }, "freed the jobs of workers that died");
  }
}
