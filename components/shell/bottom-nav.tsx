import type { NavItem } from "./nav";
import { NavLink } from "./nav-link";
import { NavPicture } from "./nav-picture";

/** The thumb's navigation of the customer and account portals; on a desk the sidebar takes over. */
export function BottomNav({ items }: { items: NavItem[] }) {
  return (
    <nav aria-label="Main, short" className="bottom-nav lg:hidden">
      {items.slice(0, 5).map((item) => (
        <NavLink key={item.href} href={item.href} exact={item.exact} className="bottom-item">
          <NavPicture of={item.icon} />
          <span className="max-w-full truncate">{item.short ?? item.label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
