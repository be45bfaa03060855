import { ChevronDown, LogOut, ShieldCheck } from "lucide-react";
import { AppLink } from "../ui/app-link";
import { Avatar } from "../ui/avatar";
import { PopoverDetails } from "../ui/popover-details";
import { ThemeSwitch } from "./theme-switch";

/** The person, the company they work in where it has another name, and what they sign in with. */
export type ShellUser = { name: string; party: string; login: string; roleName: string };

type VoidAction = (form: FormData) => void | Promise<void>;

/** Who one is, how it looks, the security page, and the way out: works before script. */
export function PersonMenu({
  user,
  securityHref,
  signOutAction,
  signOutEverywhereAction,
}: {
  user: ShellUser;
  securityHref?: string;
  signOutAction: VoidAction;
  signOutEverywhereAction?: VoidAction;
}) {
  return (
    <PopoverDetails
      label={`${user.name}: your menu`}
      className="w-64"
      summaryClass="flex min-h-9 items-center gap-1.5 rounded-md px-1 hover:bg-hover"
      summary={
        <>
          <Avatar name={user.name} />
          <span className="hidden max-w-36 truncate text-sm font-medium xl:block">{user.name}</span>
          <ChevronDown className="size-3.5 text-faint" aria-hidden="true" />
        </>
      }
    >
      <div className="border-b border-line px-3 py-2.5">
        <p className="truncate text-sm font-semibold">{user.name}</p>
        {[user.party, user.login, user.roleName].filter(Boolean).map((line) => (
          <p key={line} className="truncate text-xs text-muted">
            {line}
          </p>
        ))}
      </div>
      <div className="border-b border-line p-2 scripting-none:hidden">
        <ThemeSwitch />
      </div>
      <div className="grid p-1">
        {securityHref && (
          <AppLink href={securityHref} className="menu-line">
            <ShieldCheck aria-hidden="true" />
            Profile and security
          </AppLink>
        )}
        <form action={signOutAction}>
          <button type="submit" className="menu-line">
            <LogOut aria-hidden="true" />
            Sign out
          </button>
        </form>
        {signOutEverywhereAction && (
          <form action={signOutEverywhereAction}>
            <button type="submit" className="menu-line text-muted">
              <LogOut aria-hidden="true" />
              Sign out everywhere
            </button>
          </form>
        )}
      </div>
    </PopoverDetails>
  );
}
