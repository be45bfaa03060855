type Page<Row> = { rows: readonly Row[]; next: string | null };

/** Every row of a list, page by page, as a file is being sent: no more than one page is in memory. */
export async function* everyRow<Row>(
  pageAt: (cursor: string | null) => Promise<Page<Row>>,
): AsyncGenerator<Row> {
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await pageAt(cursor);
    yield* page.rows;
    cursor = page.next;
  } while (cursor);
}
