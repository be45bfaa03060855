"use server";

import { stopActingIn } from "@/lib/transport/acting";
import { signOutEverywhereOf, signOutOf } from "@/lib/transport/sign-in";

export const signOutAction = signOutOf("reseller");
export const signOutEverywhereAction = signOutEverywhereOf("reseller");
export const stopAction = stopActingIn("reseller");
