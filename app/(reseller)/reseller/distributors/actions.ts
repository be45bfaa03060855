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
  `/reseller/distributors/${distributorId}`;

export const createDistributorAction = formAction("reseller", createDistributor, {
  redirectTo: distributorHref,
});
export const updateDistributorAction = formAction("reseller", updateDistributor, {
  redirectTo: distributorHref,
});
export const blockDistributorAction = formAction("reseller", blockDistributor, { message: "Blocked." });
export const unblockDistributorAction = formAction("reseller", unblockDistributor, { message: "Unblocked." });
export const closeDistributorAction = formAction("reseller", closeDistributor, { message: "Closed." });
