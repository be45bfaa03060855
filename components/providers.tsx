"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { onFirstNotice } from "./ui/notify";

const Toaster = dynamic(() => import("./ui/toaster").then((part) => part.Toaster), { ssr: false });

const newClient = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: true } },
  });

/** What every page stands in: the query cache for live parts, and toasts, loaded with the first of them. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  const [toasting, setToasting] = useState(false);
  useEffect(() => onFirstNotice(() => setToasting(true)), []);
  return (
    <QueryClientProvider client={client}>
      {children}
      {toasting && <Toaster />}
    </QueryClientProvider>
  );
}
