import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { advancedSearchRoom } from "../../../../customers-room";

export const metadata: Metadata = { title: "Advanced search" };

export default page("distributor", async ({ search }) => advancedSearchRoom("distributor", search));
