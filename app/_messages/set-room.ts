import type { StaffPortal } from "@/app/_frame/portals";
/** Where the notification sets of a portal are. */
export const setRoom = (portal: StaffPortal): string =>
  portal === "admin" ? "/admin/settings/notifications" : "/reseller/notifications";
