import { followDebts } from "@/lib/domain/collections";
import { enqueueNotices } from "@/lib/domain/notifications";
import type { Followers } from "@/lib/kernel/events";

/** Who follows what operations do: one place, so that every request, job and test has the same. */
export const followers: Followers = {
  debtChanged: followDebts,
  notices: enqueueNotices,
};
