import { z } from "zod";

/** "customers", "customer.accounts": what a saved choice of columns belongs to. */
export const listName = z.string().regex(/^[a-z][a-z0-9.-]{1,60}$/);
