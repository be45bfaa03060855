import { env } from "@/lib/platform/env";

/** Where customers find their own pages, for links in messages. */
export const customerPortal = (): string => `${env().APP_URL}/customer`;
