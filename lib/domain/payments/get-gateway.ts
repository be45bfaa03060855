import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { isConfigured } from "./gateways";
import { readGateway } from "./store";

/** Which gateway is used, and which could be. */
export const getGateway = query({
  name: "payment_gateway.get",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read) {
    return { gateway: await readGateway(read), stripeConfigured: isConfigured("stripe") };
  },
});
