"use server";

import { listViewAction } from "@/app/_lists/list-view-action";

export const saveListViewAction = listViewAction("customer");
