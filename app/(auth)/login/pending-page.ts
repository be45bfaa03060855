import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import type { PendingStep } from "@/lib/domain/identity";
import { homeOf, type Portal, portalOf } from "@/lib/transport/portals";
import type { Loaded } from "@/lib/transport/session";
import { requirePending } from "@/lib/transport/sign-in";

type Props = { searchParams: Promise<{ portal?: string | string[] }> };

/** A page for one step of signing in; who has no such step to do is led on. */
export const pendingPage = (
  step: PendingStep,
  render: (loaded: Loaded & { portal: Portal }) => Promise<ReactNode>,
) =>
  async function stepPage({ searchParams }: Props): Promise<ReactNode> {
    const { portal: named } = await searchParams;
    const portal = portalOf(`/${typeof named === "string" ? named : ""}`);
    if (!portal) redirect("/login");
    const loaded = await requirePending(portal);
    if (loaded.session.pending !== step) redirect(homeOf(portal));
    return render({ ...loaded, portal });
  };
