import type { Metadata } from "next";
import { advancedSearchRoom } from "@/app/_customers/customers-room";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Advanced search" };

export default page("admin", async ({ search }) => advancedSearchRoom("admin", search));
