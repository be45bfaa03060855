import type pg from "pg";

const SCALE = 50;
const TELLERS = SCALE * 10;
const ACCOUNTS = SCALE * 2_000;

/** The tables of pgbench's TPC-B, with fewer accounts: what counts is that no client waits for another's branch often. */
export async function prepareTpcB(pool: pg.Pool): Promise<void> {
  for (const statement of [
    "create table b_branches (bid int primary key, bbalance int)",
    "create table b_tellers (tid int primary key, bid int, tbalance int)",
    "create table b_accounts (aid int primary key, bid int, abalance int, filler char(84) default '')",
    "create table b_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
    `insert into b_branches select n, 0 from generate_series(1, ${SCALE}) n`,
    `insert into b_tellers select n, (n - 1) / 10 + 1, 0 from generate_series(1, ${TELLERS}) n`,
    `insert into b_accounts select n, (n - 1) / 2000 + 1, 0 from generate_series(1, ${ACCOUNTS}) n`,
    "vacuum analyze",
  ])
    await pool.query(statement);
}

const any = (most: number) => 1 + Math.floor(Math.random() * most);
const ACCOUNT = "update b_accounts set abalance = abalance + $1 where aid = $2";
const LOOK = "select abalance from b_accounts where aid = $1";
const TELLER = "update b_tellers set tbalance = tbalance + $1 where tid = $2";
const BRANCH = "update b_branches set bbalance = bbalance + $1 where bid = $2";
const HISTORY =
  "insert into b_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)";

/** One transaction of TPC-B from Node; as pgbench does unless told otherwise, and as ours, without prepared statements. */
export async function tpcB(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  const [aid, tid, bid, delta] = [any(ACCOUNTS), any(TELLERS), any(SCALE), any(10_000) - 5_000];
  try {
    await client.query("begin");
    await client.query(ACCOUNT, [delta, aid]);
    await client.query(LOOK, [aid]);
    await client.query(TELLER, [delta, tid]);
    await client.query(BRANCH, [delta, bid]);
    await client.query(HISTORY, [tid, bid, aid, delta]);
    await client.query("commit");
  } finally {
    client.release();
  }
}
