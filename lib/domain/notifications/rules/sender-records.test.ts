import { describe, expect, it } from "vitest";
import { dmarcSays, isProven, proofRecord, spfSays } from "./sender-records";

describe("the record that shows whose a domain is", () => {
  const { name, value } = proofRecord("easycall.example", "abc");

  it("stands under a name of its own", () =>
    expect({ name, value }).toEqual({ name: "_trunkline.easycall.example", value: "trunkline-sender=abc" }));

  it.each([
    ["it is there", [value], true],
    ["it is one of several", ["v=spf1 -all", ` ${value} `], true],
    ["there is none", [], false],
    ["it is another's", [`${value}d`], false],
    ["it is only part of one", [`x ${value}`], false],
    ["it is in other letters", [value.toUpperCase()], false],
  ])("counts or not: %s", (_, records, proven) => expect(isProven(records, value)).toBe(proven));
});

it.each([
  [[], "no record"],
  [["v=spf10 -all"], "no record"],
  [["v=spf1 ip4:192.0.2.1 -all"], "only the servers it names may send"],
  [["other", "V=SPF1 include:a.example ~all"], "suspicious"],
  [["v=spf1 mx ?all"], "says nothing about other servers"],
  [["v=spf1 mx"], "says nothing about other servers"],
  [["v=spf1 +all"], "lets every server send"],
  [["v=spf1 all"], "lets every server send"],
  [["v=spf1 -all", "v=spf1 mx -all"], "more than one"],
])("puts SPF %j into words", (records, says) => expect(spfSays(records)).toContain(says));

it.each([
  [[], "no record of its own"],
  [["v=DMARC1; p=none; rua=mailto:a@b.co"], "only reported"],
  [["v=DMARC1;p=quarantine"], "spam folder"],
  [["v=DMARC1; p = REJECT; sp=none"], "refused"],
  [["v=DMARC1; p=other"], "only reported"],
  [["v=DMARC1; p=none", "v=DMARC1; p=reject"], "no record of its own"],
])("puts DMARC %j into words", (records, says) => expect(dmarcSays(records)).toContain(says));
