import { customerWhyExport } from "@/app/_reports/why-pages";

export const GET = customerWhyExport("customer");
