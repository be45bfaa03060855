import type { Database } from "@/db/client";
import type { Realm } from "@/lib/kernel/actor";
import type { ErrorCode } from "@/lib/platform/errors";
import type { IsolationEstate, Someone } from "./people";
import type { IsolationWorld } from "./world";

export type Input = Record<string, unknown>;
/** Who calls, and whose estate is theirs. */
export type Me = { world: IsolationWorld; realm: Realm; person: Someone };

/** A field of the input that names a row: the same field is aimed at one's own, at a neighbour's and at nothing. */
export type Aim = {
  field: string;
  at: (there: IsolationEstate, own: IsolationEstate, me: Me) => unknown;
  /** Values the other fields need for this aim. */
  with?: Input | ((own: IsolationEstate, me: Me) => Input);
  /** As `reaches` of the example, for this aim alone. */
  reaches?: Realm[];
  /** The owner is taken from the actor, whatever is typed: the call succeeds, under one's own. */
  ignored?: true;
};

/** How to call one operation or query in the test world. */
export type Example = {
  /** A valid call on one's own; the fields that aims name are filled in from them. */
  input?: (own: IsolationEstate, me: Me) => Input;
  aims?: Aim[];
  /** More ways to look for what is someone else's, beyond every choice the input offers. */
  looks?: (there: IsolationEstate) => Input[];
  /** The realms that find their own row, of those whose roles may hold the permission; all of them when left out. */
  reaches?: Realm[];
  /** Brings one's own row into the state that the call needs. */
  arrange?: (db: Database, own: IsolationEstate, me: Me) => Promise<unknown>;
  /** A table that even a refusal changes, on purpose: a code is spent by whoever tries it. */
  spends?: string;
  /** What the call on one's own answers, where the state of the test world refuses it. */
  control?: Exclude<ErrorCode, "forbidden" | "not_found" | "unauthenticated" | "internal">;
};

export type Examples = Record<string, Example>;

/** Jobs and commands only: there is no row that a person could aim it at. */
export const systemOnly: Example = {};

/** A field that holds the id of a row of the estate, under the same name. */
export const row = (field: keyof IsolationEstate & string, more: Omit<Aim, "field" | "at"> = {}): Aim => ({
  field,
  at: (there) => there[field],
  ...more,
});

export const reason = "a good reason for it";
/** For names that must be new: what the tests make bears the mark of its maker. */
export const fresh = (own: IsolationEstate, what: string): string => `${own.mark} new ${what}`;
