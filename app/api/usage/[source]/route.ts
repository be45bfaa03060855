import { takePostedUsage } from "@/lib/transport/usage-endpoint";

export const POST = async (request: Request, { params }: { params: Promise<{ source: string }> }) =>
  takePostedUsage(request, (await params).source);
