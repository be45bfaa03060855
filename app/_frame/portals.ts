import type { Portal } from "@/lib/transport/portals";

/** The portals of those who bill customers and look after their money. */
export type StaffPortal = "admin" | "reseller";
/** Theirs, and that of the customers. */
export type StaffOrCustomer = StaffPortal | "customer";

export const isStaff = (portal: Portal): portal is StaffPortal => portal === "admin" || portal === "reseller";
