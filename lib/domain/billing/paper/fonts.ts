import path from "node:path";
import { Font } from "@react-pdf/renderer";

/** Files of the npm package: nothing is fetched. Each alphabet is a font of its own, taken when a text needs it. */
const ALPHABETS: [string, RegExp | null][] = [
  ["latin", null],
  ["latin-ext", /[\u0100-\u024f\u1e00-\u1eff\u20a0-\u20c0]/],
  ["vietnamese", /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/],
  ["greek", /[\u0370-\u03ff]/],
  ["cyrillic", /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/],
  ["cyrillic-ext", /[\u0460-\u052f]/],
];
const WEIGHTS = [400, 600];

const family = (alphabet: string) => `Inter ${alphabet}`;
let registered = false;

function register(): void {
  if (registered) return;
  registered = true;
  const folder = path.join(process.cwd(), "node_modules", "@fontsource", "inter", "files");
  for (const [alphabet] of ALPHABETS)
    Font.register({
      family: family(alphabet),
      fonts: WEIGHTS.map((weight) => ({
        src: path.join(folder, `inter-${alphabet}-${weight}-normal.woff`),
        fontWeight: weight,
      })),
    });
  // Words stay whole: a table's narrow column would break them after any letter.
  Font.registerHyphenationCallback((word) => [word]);
}

/** The fonts for a text, most used first. One alphabet is drawn much faster than six. */
export function fontsFor(text: string): string[] {
  register();
  return ALPHABETS.filter(([, signs]) => signs === null || signs.test(text)).map(([name]) => family(name));
}
