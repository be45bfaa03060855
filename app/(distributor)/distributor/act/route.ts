import { startActingFrom } from "@/lib/transport/handover";

export const POST = startActingFrom("distributor");
