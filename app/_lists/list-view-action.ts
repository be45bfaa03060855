import { saveListPreferences } from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";
import type { Portal } from "@/lib/transport/portals";

/** Only a list of the same portal: the form's own address is not trusted to lead anywhere else. */
const backWithin = (portal: Portal, back: unknown): string =>
  typeof back === "string" && new RegExp(`^/${portal}(/[A-Za-z0-9/-]*)?(\\?|$)`).test(back)
    ? back
    : `/${portal}`;

/** Keeps the chosen columns and page size of a list, and shows it again. Bound in each portal's frame-actions. */
export function listViewAction(portal: Portal) {
  const save = formAction(portal, saveListPreferences, {
    input: ({ list, columns, size }) => ({
      list: String(list),
      columns: Array.isArray(columns) ? columns.map(String) : [],
      pageSize: String(size),
    }),
    redirectTo: (_, form) => backWithin(portal, form.back),
  });
  return async (form: FormData): Promise<void> => {
    const chosen = form.getAll("columns");
    form.delete("columns");
    for (const column of chosen) form.append("columns[]", column);
    await save(null, form);
  };
}
