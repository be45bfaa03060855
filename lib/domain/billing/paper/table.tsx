import { Text, View } from "@react-pdf/renderer";
import { styles } from "./sheet-styles";

/** A column's share of the width in points; 0 takes what is left. */
export type PaperColumn = { head: string; width: number; right?: boolean };
/** A row of cells, or a heading with the sum of what follows. */
export type PaperRow = { key: string; cells: string[] } | { key: string; group: string; sum?: string };

const cellStyle = ({ width, right }: PaperColumn) => [
  width === 0 ? { flexGrow: 1, flexBasis: 0 } : { width },
  right ? styles.amount : {},
];

/** Plain rows. A row stays on one page, and the head stands above them once. */
export function PaperTable({ columns, rows }: { columns: PaperColumn[]; rows: readonly PaperRow[] }) {
  return (
    <View>
      <View style={styles.head}>
        {columns.map((column) => (
          <Text key={column.head} style={[styles.small, ...cellStyle(column)]}>
            {column.head}
          </Text>
        ))}
      </View>
      {rows.map((row) =>
        "group" in row ? (
          <View key={row.key} style={styles.group} wrap={false} minPresenceAhead={24}>
            <Text style={{ flexGrow: 1, flexBasis: 0 }}>{row.group}</Text>
            {row.sum !== undefined && <Text style={styles.amount}>{row.sum}</Text>}
          </View>
        ) : (
          <View key={row.key} style={styles.line} wrap={false}>
            {columns.map((column, n) => (
              <Text key={column.head} style={cellStyle(column)}>
                {row.cells[n] ?? ""}
              </Text>
            ))}
          </View>
        ),
      )}
    </View>
  );
}

/** What fits on a page, in rows; a heading takes a little more than a row. */
const PAGE_ROWS = 35;
const HEADING = 1.4;

const heightOf = (row: PaperRow): number => ("group" in row ? HEADING : 1);

/** Rows page by page. Each page is laid out by itself: one flow of many rows takes time by their square. */
export function pagesOf(rows: readonly PaperRow[]): PaperRow[][] {
  const pages: PaperRow[][] = [];
  let height = PAGE_ROWS;
  for (const row of rows) {
    height += heightOf(row);
    // A heading is not left alone at the end of a page.
    const needed = "group" in row ? height + 1 : height;
    if (needed > PAGE_ROWS || pages.length === 0) {
      pages.push([]);
      height = heightOf(row);
    }
    pages.at(-1)?.push(row);
  }
  return pages;
}

// A line height is taken of the size it stands beside.
const SPACED = { fontSize: 9, lineHeight: 1.9 };

/** Many short rows, a text a column instead of a text a cell: a third of the time. Nothing in them may wrap. */
export function DenseTable({ columns, rows }: { columns: PaperColumn[]; rows: readonly PaperRow[] }) {
  const parts: { key: string; group?: string; cells: string[][] }[] = [];
  for (const row of rows) {
    if ("group" in row) parts.push({ key: row.key, group: row.group, cells: [] });
    else if (parts.length === 0) parts.push({ key: row.key, cells: [row.cells] });
    else parts.at(-1)?.cells.push(row.cells);
  }
  return (
    <View>
      <PaperTable columns={columns} rows={[]} />
      {parts.map(({ key, group, cells }) => (
        <View key={key}>
          {group !== undefined && <Text style={styles.group}>{group}</Text>}
          <View style={[styles.row, { gap: 8 }]}>
            {columns.map((column, n) => (
              <Text key={column.head} style={[SPACED, ...cellStyle(column)]}>
                {cells.map((own) => own[n] ?? "").join("\n")}
              </Text>
            ))}
          </View>
        </View>
      ))}
    </View>
  );
}
