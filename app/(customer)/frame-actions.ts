"use server";

import { stopActingIn } from "@/lib/transport/acting";
import { signOutEverywhereOf, signOutOf } from "@/lib/transport/sign-in";

export const signOutAction = signOutOf("customer");
export const signOutEverywhereAction = signOutEverywhereOf("customer");
export const stopAction = stopActingIn("customer");
