import { callExport } from "@/app/_usage/export-calls";

export const GET = callExport("reseller");
