import { exchangeActing } from "@/lib/transport/handover";

export const POST = exchangeActing;
