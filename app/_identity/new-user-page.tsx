import type { ReactNode } from "react";
import { requireOwnRight } from "@/app/_frame/require-right";
import { ChoosePersonOf, ChooseRealm } from "@/components/identity/choose-person-of";
import { type PortalRealm, REALM_LABELS } from "@/components/identity/identity-types";
import { NewUserForm } from "@/components/identity/user-form";
import { TextLink } from "@/components/rooms/text-link";
import { PageHeader } from "@/components/ui/page-header";
import { listRoleChoices, listUserOwners } from "@/lib/domain/identity";
import { listTimeZoneChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { notFound } from "@/lib/platform/errors";
import { type PageInput, page } from "@/lib/transport/page";
import { REALMS, type UsersPortal, usersBase } from "./user-pages";

type Owner = { id: number; label: string } | null;
type Ask = PageInput & { portal: UsersPortal; realm: PortalRealm };

/** Whom the new user stands for: as named in the address, the reseller itself for its colleagues, nobody for operators. */
async function ownerOf({ ctx, portal, realm, search }: Ask): Promise<Owner | "ask"> {
  if (realm === "admin") return null;
  const id = search.get("ownerId") ?? "";
  if (portal === "reseller" && realm === "reseller") return (await listUserOwners(ctx, { realm }))[0] ?? null;
  if (!/^[1-9]\d{0,15}$/.test(id)) return "ask";
  const [owner] = await listUserOwners(ctx, { realm, id: Number(id) });
  if (!owner) throw notFound(realm);
  return owner;
}

async function chooseOwner({ ctx, portal, realm, search }: Ask): Promise<ReactNode> {
  if (realm === "admin") return null;
  const q = (search.get("q") ?? "").slice(0, 200);
  const owners = await listUserOwners(ctx, { realm, q });
  return <ChoosePersonOf base={usersBase(portal)} realm={realm} q={q} owners={owners} />;
}

/** A new user in up to three steps, each its own address: the portal, whom they stand for, the person. */
export const newUserPage = (
  portal: UsersPortal,
  action: Parameters<typeof NewUserForm>[0]["action"],
  stepUp: FormAction,
) =>
  page(portal, async (input) => {
    const { ctx, session, search } = input;
    requireOwnRight(session, "user:manage");
    const base = usersBase(portal);
    const realm = REALMS[portal].find((one) => one === search.get("realm"));
    const header = (subtitle?: ReactNode) => (
      <PageHeader
        title="New user"
        subtitle={subtitle}
        breadcrumbs={[{ label: "Users", href: base }, { label: "New user" }]}
      />
    );
    if (!realm)
      return (
        <>
          {header()}
          <ChooseRealm base={base} realms={REALMS[portal]} />
        </>
      );
    const owner = await ownerOf({ ...input, portal, realm });
    if (owner === "ask")
      return (
        <>
          {header(REALM_LABELS[realm])}
          {await chooseOwner({ ...input, portal, realm })}
        </>
      );
    const [roles, zones] = await Promise.all([listRoleChoices(ctx, {}), listTimeZoneChoices(ctx, {})]);
    return (
      <>
        {header(
          <>
            {REALM_LABELS[realm]} · {owner?.label ?? session.companyName} ·{" "}
            <TextLink href={`${base}/new`} className="underline">
              Change
            </TextLink>
          </>,
        )}
        <NewUserForm
          action={action}
          stepUp={{ fresh: session.fresh, hasSecondFactor: session.hasSecondFactor, action: stepUp }}
          base={base}
          realm={realm}
          ownerId={owner?.id ?? null}
          roles={roles.filter((role) => role.realm === realm)}
          zones={zones.map(({ name }) => name)}
        />
      </>
    );
  });
