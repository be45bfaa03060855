"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

const newClient = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: true } },
  });

let shared: QueryClient | undefined;

/** One cache a browser tab; on the server a new one each time, so that no answer crosses from person to person. */
function clientHere(): QueryClient {
  if (typeof window === "undefined") return newClient();
  shared ??= newClient();
  return shared;
}

/** Put around what changes under the reader's eyes (live calls, progress). Pages without it load no query code. */
export function QueryProvider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={clientHere()}>{children}</QueryClientProvider>;
}
