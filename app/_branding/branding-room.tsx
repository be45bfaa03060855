import { BrandingForm } from "@/components/branding/branding-form";
import { LogoForm } from "@/components/branding/logo-form";
import { getBranding, LOGO_MAX_BYTES } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { readFlash } from "@/lib/transport/flash";
import type { Loaded } from "@/lib/transport/session";

export type BrandingActions = { update: FormAction; removeLogo: FormAction };
type Branding = Awaited<ReturnType<typeof getBranding>>;

/** How the invoices of the company (0) or of a reseller look. A reseller asks for itself by naming none. */
export const openBranding = (ctx: Loaded["ctx"], resellerId?: number): Promise<Branding> =>
  getBranding(ctx, { resellerId });

/** The two forms. @param path of the page they stand on; the logo lies below it. */
export async function BrandingRoom({
  branding,
  path,
  actions,
}: {
  branding: Branding;
  path: string;
  actions: BrandingActions;
}) {
  const refused = await readFlash(path);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <BrandingForm branding={branding} action={actions.update} />
      <LogoForm
        resellerId={branding.resellerId}
        src={branding.hasLogo ? `${path}/logo` : undefined}
        upload={`${path}/logo`}
        remove={actions.removeLogo}
        maxBytes={LOGO_MAX_BYTES}
        error={refused?.error.message}
      />
    </div>
  );
}
