import { expect, it } from "vitest";
import { type NoticeOf, noticeKey, readNoticeKey } from "./notice-key";

const NOTICES: NoticeOf[] = [
  { invoiceId: 17, episode: 1, step: "reminder", days: 7 },
  { invoiceId: 17, episode: 2, step: "suspend_notice", days: 1 },
  { invoiceId: 17, episode: 3, step: "terminate_notice", days: 5 },
];

it("reads every key back as the notice it was made of", () => {
  expect(NOTICES.map((of) => readNoticeKey(noticeKey(of, "2026-03-10")))).toEqual(NOTICES);
});

it("gives notices of a termination another key on another day, and no other notice", () => {
  const changed = NOTICES.filter((of) => noticeKey(of, "2026-03-10") !== noticeKey(of, "2026-04-10"));
  expect(changed.map(({ step }) => step)).toEqual(["terminate_notice"]);
});

it("knows no notice in the keys of other messages", () => {
  for (const key of [
    "invoice 17 issued",
    "stop 4 begun",
    "invoice 17 unheard_of 3",
    "late fee of invoice 17",
  ])
    expect(readNoticeKey(key), key).toBeNull();
});
