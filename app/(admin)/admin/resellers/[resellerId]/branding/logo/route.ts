import { showLogo, takeLogo } from "@/app/_branding/logo-routes";

export const GET = showLogo("admin");
export const POST = takeLogo("admin");
