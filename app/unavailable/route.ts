import { unavailableResponse } from "@/lib/transport/unavailable";

export const dynamic = "force-dynamic";

export const GET = unavailableResponse;
export const HEAD = unavailableResponse;
export const POST = unavailableResponse;
export const PUT = unavailableResponse;
export const PATCH = unavailableResponse;
export const DELETE = unavailableResponse;
