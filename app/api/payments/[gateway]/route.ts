import { takePaymentWebhook } from "@/lib/transport/payment-webhook";

export const POST = async (request: Request, { params }: { params: Promise<{ gateway: string }> }) =>
  takePaymentWebhook(request, (await params).gateway);
