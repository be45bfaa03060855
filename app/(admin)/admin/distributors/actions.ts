"use server";

import {
  blockDistributor,
  closeDistributor,
  createDistributor,
  unblockDistributor,
  updateDistributor,
} from "@/lib/domain/parties";
import { formAction } from "@/lib/transport/action";

const distributorHref = ({ distributorId }: { distributorId: number }) =>
  `/admin/distributors/${distributorId}`;

export const createDistributorAction = formAction("admin", createDistributor, {
  redirectTo: distributorHref,
});
export const updateDistributorAction = formAction("admin", updateDistributor, {
  redirectTo: distributorHref,
});
export const blockDistributorAction = formAction("admin", blockDistributor, { message: "Blocked." });
export const unblockDistributorAction = formAction("admin", unblockDistributor, { message: "Unblocked." });
export const closeDistributorAction = formAction("admin", closeDistributor, { message: "Closed." });
