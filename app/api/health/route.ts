import { isReady } from "@/lib/transport/readiness";

export const dynamic = "force-dynamic";

/** For load balancers and `npm start`: 200 when requests can be served, 503 until then. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json(
    { status: ready ? "ok" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
