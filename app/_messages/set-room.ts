/** Where the notification sets of a portal are. */
export const setRoom = (portal: "admin" | "reseller"): string =>
  portal === "admin" ? "/admin/settings/notifications" : "/reseller/notifications";
