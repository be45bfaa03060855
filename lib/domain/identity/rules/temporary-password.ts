const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/**
 * A password to be read out over the phone and changed at once: sixteen letters that can't be mistaken for one another
 * (79 bits). @param pick a random whole number below its argument.
 */
export const temporaryPassword = (pick: (below: number) => number): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[pick(LETTERS.length)]).join(""),
  ).join("-");
