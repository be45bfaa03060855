import { NAV_ICONS, type NavIcon } from "./nav-icons";

export function NavPicture({ of }: { of: NavIcon }) {
  const Picture = NAV_ICONS[of];
  return <Picture aria-hidden="true" />;
}
