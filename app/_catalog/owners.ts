import { listResellerChoices } from "@/lib/domain/parties";
import { can, type Loaded } from "@/lib/transport/session";

export type Owners = { id: number; name: string }[];

/** The resellers something may be managed by; null where there is no such choice. */
export async function ownersFor({ ctx, session }: Loaded): Promise<Owners | null> {
  if (session.portal !== "admin" || !can(session, "reseller:read")) return null;
  return listResellerChoices(ctx, {});
}

/** The same as a filter of a list: the company's own, or one reseller's. */
export const ownerFilterOf = (owners: Owners | null, companyName: string) =>
  owners && owners.length > 0
    ? {
        name: "owner",
        label: "Managed by",
        options: [
          { value: "0", label: companyName },
          ...owners.map(({ id, name }) => ({ value: String(id), label: name })),
        ],
      }
    : null;

/** Choices of several owners, told apart: "World calls, EasyCall". The company's own stand without. */
export const namedByOwner = <Choice extends { name: string; resellerId: number }>(
  choices: readonly Choice[],
  owners: Owners | null,
): Choice[] => {
  const names = new Map(owners?.map(({ id, name }) => [id, name]));
  return choices.map((choice) => {
    const owner = names.get(choice.resellerId);
    return owner ? { ...choice, name: `${choice.name}, ${owner}` } : choice;
  });
};
