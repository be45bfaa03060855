"use server";

import { stopActingIn } from "@/lib/transport/acting";
import { signOutEverywhereOf, signOutOf } from "@/lib/transport/sign-in";

export const signOutAction = signOutOf("admin");
export const signOutEverywhereAction = signOutEverywhereOf("admin");
export const stopAction = stopActingIn("admin");
