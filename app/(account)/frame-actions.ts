"use server";

import { stopActingIn } from "@/lib/transport/acting";
import { signOutEverywhereOf, signOutOf } from "@/lib/transport/sign-in";

export const signOutAction = signOutOf("account");
export const signOutEverywhereAction = signOutEverywhereOf("account");
export const stopAction = stopActingIn("account");
