/** The wildcards of LIKE and its escape sign are what someone typed, not patterns. */
const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** A LIKE pattern for columns kept in lower case: begins with what was typed. */
export const beginsWith = (text: string): string => `${escaped(text.trim().toLowerCase())}%`;

/** A LIKE pattern for columns kept in lower case: has what was typed anywhere. */
export const containing = (text: string): string => `%${beginsWith(text)}`;
