import { Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { PaperWords } from "../rules/words/paper-words";
import type { Words } from "../rules/words/words";
import type { Paper } from "./paper-data";
import { styles } from "./sheet-styles";

/** What every part of a drawing is given. */
export type Drawing = { paper: Paper; words: Words; say: PaperWords; fonts: string[] };

const joined = (...parts: string[]) => parts.filter(Boolean).join("  ·  ");

/** One page, or as many as its content takes: the accent, the stamp, and who it is from at the foot. */
export function Sheet({ drawing, children }: { drawing: Drawing; children: ReactNode }) {
  const { paper, say, fonts } = drawing;
  const { seller, stamp, number } = paper;
  return (
    // The types know one family; a list is looked through sign by sign.
    <Page size="A4" style={[styles.page, { fontFamily: fonts as unknown as string }]}>
      <View fixed style={[styles.bar, { backgroundColor: paper.accent }]} />
      <View style={styles.body}>{children}</View>
      {stamp && (
        <Text fixed style={styles.stamp}>
          {say[stamp]}
        </Text>
      )}
      <Text fixed style={styles.footLeft}>
        {joined(seller.name, seller.taxId && `${say.taxId} ${seller.taxId}`, seller.email, seller.phone)}
      </Text>
      <Text
        fixed
        style={styles.footRight}
        render={({ pageNumber, totalPages }) =>
          joined(number ?? "", say.page(pageNumber, totalPages ?? pageNumber))
        }
      />
    </Page>
  );
}
