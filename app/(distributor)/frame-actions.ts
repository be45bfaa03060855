"use server";

import { stopActingIn } from "@/lib/transport/acting";
import { signOutEverywhereOf, signOutOf } from "@/lib/transport/sign-in";

export const signOutAction = signOutOf("distributor");
export const signOutEverywhereAction = signOutEverywhereOf("distributor");
export const stopAction = stopActingIn("distributor");
