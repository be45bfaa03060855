import type { Metadata } from "next";
import { newGroupPage } from "@/app/_catalog/group-pages";
import { createDestinationGroupAction } from "../../actions";

export const metadata: Metadata = { title: "New destination group" };

export default newGroupPage("admin", { action: createDestinationGroupAction });
