"use server";

import {
  blockReseller,
  closeReseller,
  createReseller,
  unblockReseller,
  updateReseller,
} from "@/lib/domain/parties";
import { formAction } from "@/lib/transport/action";

const resellerHref = ({ resellerId }: { resellerId: number }) => `/admin/resellers/${resellerId}`;

export const createResellerAction = formAction("admin", createReseller, { redirectTo: resellerHref });
export const updateResellerAction = formAction("admin", updateReseller, { redirectTo: resellerHref });
export const blockResellerAction = formAction("admin", blockReseller, { message: "Blocked." });
export const unblockResellerAction = formAction("admin", unblockReseller, { message: "Unblocked." });
export const closeResellerAction = formAction("admin", closeReseller, { message: "Closed." });
