import { xdrExport } from "@/app/_ledger/export-xdrs";

export const GET = xdrExport("reseller");
