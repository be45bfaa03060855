/**
 * How often a property is tried: `full` times in `npm test`, a two-hundredth of it (and at least fifty times) while one
 * works, so that `npm run check` stays quick. Seeds stay the same, so the short run is the beginning of the long one.
 */
export const runs = (full: number): number =>
  process.env.PROPERTY_RUNS === "full" ? full : Math.max(50, Math.ceil(full / 200));
