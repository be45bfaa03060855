import type { getCustomerClass } from "@/lib/domain/parties";
import { can, type PortalSession } from "@/lib/transport/session";
import { deleteClassAction } from "../../actions";

type Cls = Awaited<ReturnType<typeof getCustomerClass>>;

/** What stands above every page of a class: tabs and ways that lead somewhere for this person. */
export const classFrame = (session: PortalSession, cls: Cls) => ({
  cls,
  collects: can(session, "collection:policy"),
  notifies: can(session, "notification:read"),
  customersHref: can(session, "customer:read") ? `/admin/customers?classId=${cls.id}` : undefined,
  remove: can(session, "settings:manage") ? deleteClassAction : null,
});
