import type { ComponentProps } from "react";
import { SecondFactorRoom } from "@/components/identity/second-factor-room";
import { SecurityView } from "@/components/identity/security-view";
import { findSecondFactorSetup, getSecurity } from "@/lib/domain/identity";
import { qrSvg } from "@/lib/platform/qr";
import { page } from "@/lib/transport/page";
import type { Portal } from "@/lib/transport/portals";

/** One's own password, second factor and sessions: the same room in every portal, closed while acting for someone. */
export const securityPage = (portal: Portal, actions: ComponentProps<typeof SecurityView>["actions"]) =>
  page(portal, async ({ ctx, session }) => (
    <SecurityView
      base={`/${portal}/security`}
      security={await getSecurity(ctx, {})}
      timeZone={session.timeZone}
      actions={actions}
    />
  ));

export const secondFactorPage = (
  portal: Portal,
  actions: ComponentProps<typeof SecondFactorRoom>["actions"],
) =>
  page(portal, async ({ ctx }) => {
    const [security, setup] = await Promise.all([getSecurity(ctx, {}), findSecondFactorSetup(ctx, {})]);
    return (
      <SecondFactorRoom
        base={`/${portal}/security`}
        on={security.hasSecondFactor}
        demanded={security.secondFactorDemanded}
        codesLeft={security.recoveryCodesLeft}
        setup={setup && { qrSvg: await qrSvg(setup.uri), secret: setup.secret }}
        actions={actions}
      />
    );
  });
