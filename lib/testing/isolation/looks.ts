import { z } from "zod";
import type { Entry } from "../catalogue";
import type { Example, Input } from "./example";
import { type IsolationWorld, MARKS } from "./world";

type Property = { enum?: unknown[]; type?: string; anyOf?: Property[]; items?: Property };

const propertiesOf = (entry: Entry): Record<string, Property> => {
  const schema = z.toJSONSchema(entry.definition.input, { io: "input", unrepresentable: "any" });
  return (schema.properties ?? {}) as Record<string, Property>;
};

const choicesOf = (property: Property): unknown[] => [
  ...(property.enum ?? []),
  ...(property.anyOf ?? []).flatMap(choicesOf),
  ...(property.items?.enum ?? []).map((one) => [one]),
];

/**
 * Every way to look: with each choice that the input offers, one row a page, and every word by which something of
 * someone else's could be found.
 */
export function looksAt(entry: Entry, example: Example, world: IsolationWorld, base: Input): Input[] {
  const properties = propertiesOf(entry);
  const choices = Object.entries(properties).flatMap(([name, property]) =>
    choicesOf(property).map((choice) => ({ [name]: choice })),
  );
  const words = "q" in properties ? Object.values(MARKS).flatMap((mark) => [mark, mark.toLowerCase()]) : [];
  const paged = "pageSize" in properties ? [{ pageSize: 1 }] : [];
  const special = [world.b, world.house, world.sibling, world.a].flatMap(
    (there) => example.looks?.(there) ?? [],
  );
  return [{}, ...choices, ...paged, ...words.map((q) => ({ q })), ...special]
    .map((look) => ({ ...base, ...look }))
    .filter((input) => entry.definition.input.safeParse(input).success);
}
