import { auditInput } from "@/app/_audit/audit-room";
import { exportAuditLog } from "@/lib/domain/reports";
import { todayIn } from "@/lib/platform/time";
import { csvResponse, route } from "@/lib/transport/route";

export const GET = route("admin", async ({ ctx, session, search }) => {
  const { filter } = auditInput(search, session.timeZone);
  const customerId = search.get("customerId") ?? "";
  const { columns, rows } = await exportAuditLog(ctx, { ...filter, customerId });
  return csvResponse(`audit-log-${todayIn(ctx.now, session.timeZone)}.csv`, columns, rows);
});
