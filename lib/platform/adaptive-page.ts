import * as statements from "./adaptive-statements";
import { COUNT_CAP, type Count } from "./keyset-page";

export type { ListTest, PageSource } from "./adaptive-statements";

type Rows = statements.Rows;
type PageAsked = statements.PageAsked;

/** What of a database or a transaction is needed. */
type Asks = Rows & { transaction<T>(run: (tx: Rows) => Promise<T>): Promise<T> };
type Found = { ids: number[]; count: Count | null };

/** Rows read in list order before any other index is asked: enough for common words and for small owners. */
const FIRST_WALK = 1_000;
/** So many matches are fetched and sorted whatever the planner thinks of them; counted exactly, since they are there. */
const FEW = 5_000;
/** How far to walk when more match than that: beyond the least, those spread evenly are met; beyond the most, sorting is cheaper. */
const FAR_WALK = { least: 30_000, most: 60_000 };
/** From this estimate on it is worth asking a sample first: fetching so many through an index is slow. */
const LIKELY_MANY = 50_000;
/** Rows looked at to learn whether more than 1,000 match. */
const SAMPLE = 40_000;

const exactly = (value: number): Count => ({ value, exact: true });

/**
 * Which rows stand on a page of a long list, and how many match: exact, sorted, without reading the whole table
 * (docs/decisions/0006). What many rows match is met soon on a walk in list order; what few rows match is
 * fetched through its index and sorted. Walks are bounded, because the many may all stand at the far end of the order.
 * @returns up to `order.limit` ids in list order; `count` is null when it was not wanted.
 */
export async function findPage(tx: Asks, asked: PageAsked, counted = true): Promise<Found> {
  const { source, order } = asked;
  if (source.tests.length === 0) return everything(tx, asked, counted);
  const near = await statements.walk(tx, asked, FIRST_WALK);
  if (near.whole && !order.where) return { ids: near.ids, count: exactly(near.hits) };
  const full = near.whole || near.ids.length >= order.limit;
  if (full && !counted) return { ids: near.ids, count: null };
  return tx.transaction(async (inner) => {
    await statements.planForValues(inner);
    const guess = await statements.estimate(inner, source);
    const sampled = full || guess.value >= LIKELY_MANY;
    const many = sampled && (await statements.oldestHoldMany(inner, source, SAMPLE));
    if (full && many) return { ids: near.ids, count: guess };
    if (!source.tests.some((test) => test.indexed))
      return unaided(inner, asked, guess, full ? near.ids : null);
    const found = many
      ? { ids: await farPage(inner, asked, guess.value), count: guess }
      : await byIndex(inner, asked, guess);
    return full ? { ...found, ids: near.ids } : found;
  });
}

async function everything(tx: Rows, asked: PageAsked, counted: boolean): Promise<Found> {
  const { ids, n, about } = await statements.pageOfAll(tx, asked, counted);
  if (n === null) return { ids, count: null };
  if (n <= COUNT_CAP) return { ids, count: exactly(n) };
  if (about !== null) return { ids, count: { value: Math.max(Math.round(about), n), exact: false } };
  return { ids, count: await statements.estimate(tx, asked.source) };
}

/** Nothing but reading helps, for instance to find the fields that are empty. */
async function unaided(tx: Rows, asked: PageAsked, guess: Count, near: number[] | null): Promise<Found> {
  const ids = near ?? (await statements.sortedMatches(tx, asked));
  const complete = !asked.order.where && ids.length < asked.order.limit;
  return { ids, count: complete ? exactly(ids.length) : guess };
}

async function byIndex(tx: Rows, asked: PageAsked, guess: Count): Promise<Found> {
  await statements.onlySets(tx, true);
  const few = await statements.fewMatches(tx, asked, FEW);
  if (few.n <= FEW) return { ids: few.ids, count: exactly(few.n) };
  await statements.onlySets(tx, false);
  const count = { ...guess, value: Math.max(guess.value, FEW + 1) };
  return { ids: await farPage(tx, asked, count.value), count };
}

async function farPage(tx: Rows, asked: PageAsked, likely: number): Promise<number[]> {
  const length = Math.min(Math.max(likely, FAR_WALK.least), FAR_WALK.most);
  const ids = await statements.walkUntilFull(tx, asked, length);
  if (ids.length >= asked.order.limit) return ids;
  await statements.onlySets(tx, true);
  return statements.sortedMatches(tx, asked);
}
