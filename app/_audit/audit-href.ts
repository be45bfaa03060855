import { can, type PortalSession } from "@/lib/transport/session";

/** Where the log tells who changed a record; nowhere for those who may not read it. */
export const auditHref = (session: PortalSession, type: string, id: number): string | undefined =>
  session.portal === "admin" && can(session, "audit:read")
    ? `/admin/audit?entityType=${type}&entityId=${id}`
    : undefined;
