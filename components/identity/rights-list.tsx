import { Check } from "lucide-react";
import type { PermissionGroupData } from "./identity-types";

/** The rights a role has, in their groups; groups without one are left out. */
export function RightsList({
  groups,
  held,
}: {
  groups: readonly PermissionGroupData[];
  held: readonly string[];
}) {
  const shown = groups
    .map(({ group, permissions }) => ({ group, rights: permissions.filter(({ key }) => held.includes(key)) }))
    .filter(({ rights }) => rights.length > 0);
  if (shown.length === 0) return <p className="text-sm text-muted">This role has no rights.</p>;
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {shown.map(({ group, rights }) => (
        <section key={group}>
          <h3 className="text-sm font-semibold">{group}</h3>
          <ul className="mt-1 grid gap-0.5 text-sm">
            {rights.map(({ key, label }) => (
              <li key={key} className="flex gap-1.5">
                <Check className="mt-0.5 size-4 shrink-0 text-good" aria-hidden="true" />
                {label}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
