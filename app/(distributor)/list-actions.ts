"use server";

import { listViewAction } from "../list-view-action";

export const saveListViewAction = listViewAction("distributor");
