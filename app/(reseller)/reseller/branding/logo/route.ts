import { showLogo, takeLogo } from "@/app/_branding/logo-routes";

export const GET = showLogo("reseller");
export const POST = takeLogo("reseller");
