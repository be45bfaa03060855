import { StyleSheet } from "@react-pdf/renderer";

const GREY = "#5b6472";
const LINE = "#d9dde3";

/** The look of a page; sizes in points. The accent is the owner's. */
export const styles = StyleSheet.create({
  page: {
    paddingTop: 40,
    paddingBottom: 64,
    paddingHorizontal: 44,
    fontSize: 9,
    color: "#14181f",
  },
  // Not on the page: a text that is drawn late, as page numbers are, is lost when it inherits a line height.
  body: { fontSize: 9, lineHeight: 1.4 },
  bar: { position: "absolute", top: 0, left: 0, right: 0, height: 6 },
  row: { flexDirection: "row" },
  between: { flexDirection: "row", justifyContent: "space-between", gap: 24 },
  muted: { color: GREY },
  small: { fontSize: 8, color: GREY },
  strong: { fontWeight: 600 },
  title: { fontSize: 22, fontWeight: 600, lineHeight: 1.2 },
  heading: { fontSize: 11, fontWeight: 600, marginBottom: 4 },
  section: { marginTop: 16 },
  logo: { maxWidth: 170, maxHeight: 52, objectFit: "contain", objectPosition: "left top" },
  amount: { textAlign: "right" },
  big: { fontSize: 20, fontWeight: 600, lineHeight: 1.3 },
  box: { borderWidth: 1, borderColor: LINE, borderRadius: 6, padding: 12 },
  line: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: LINE, paddingVertical: 3, gap: 8 },
  head: { flexDirection: "row", borderBottomWidth: 1, borderBottomColor: GREY, paddingBottom: 3, gap: 8 },
  group: { flexDirection: "row", paddingTop: 9, paddingBottom: 2, gap: 8, fontWeight: 600 },
  slip: {
    marginTop: 18,
    paddingTop: 12,
    borderTopWidth: 1,
    borderTopColor: GREY,
    borderTopStyle: "dashed",
  },
  footLeft: { position: "absolute", left: 44, bottom: 28, width: 340, fontSize: 7.5, color: GREY },
  footRight: {
    position: "absolute",
    right: 44,
    bottom: 28,
    width: 160,
    fontSize: 7.5,
    color: GREY,
    textAlign: "right",
  },
  stamp: {
    position: "absolute",
    top: 350,
    left: 0,
    right: 0,
    textAlign: "center",
    fontSize: 96,
    fontWeight: 600,
    lineHeight: 1.2,
    color: "#b91c1c",
    opacity: 0.16,
    transform: "rotate(-32deg)",
  },
});
