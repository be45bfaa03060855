/** What the address of the list of imports may ask for. */
export const importSpec = { filters: {}, sorts: ["id"] as const, defaultDir: "desc" as const };
