import { type Cell, textCell } from "./cell";
import { columnsOf, readSource, type Source } from "./mapping";

/** Reads one record's cells, gathering what is wrong with them instead of stopping at the first. */
export class RowReader {
  readonly reasons: string[] = [];
  constructor(private readonly record: Readonly<Record<string, string>>) {}

  raw(column: string): string {
    return Object.hasOwn(this.record, column) ? (this.record[column] ?? "") : "";
  }

  refuse(column: string, problem: string) {
    const reason = `Column ${column}: ${problem}.`;
    if (!this.reasons.includes(reason)) this.reasons.push(reason);
  }

  read<T>(column: string, cell: Cell<T>, otherwise: T): T {
    if (cell.problem === undefined) return cell.value;
    this.refuse(column, cell.problem);
    return otherwise;
  }

  text(column: string, maxLength: number): string {
    return this.read(column, textCell(this.raw(column), maxLength), "");
  }

  /** A required source that comes out blank is a reason, unless its column already gave one. */
  source(from: Source, maxLength: number, required?: string): string {
    const text = readSource(from, (column) => this.text(column, maxLength));
    const column = columnsOf(from)[0] ?? "";
    if (text.length > maxLength) this.refuse(column, `the value is longer than ${maxLength} characters`);
    const known = this.reasons.some((reason) => reason.startsWith(`Column ${column}: `));
    if (required && text === "" && !known) this.refuse(column, `the ${required} is missing`);
    return text;
  }
}
