import type { NextRequest } from "next/server";
import { gate } from "@/lib/transport/gate";

export const config = {
  runtime: "nodejs",
  // Everything but built assets; no "missing" clauses, so no header can make a request skip it (WEB-3).
  matcher: ["/((?!_next/static/).*)"],
};

/** The gate: finds "log in as", records what is read on someone's behalf. Grants nothing (docs/architecture.md). */
export const middleware = (request: NextRequest) => gate(request);
