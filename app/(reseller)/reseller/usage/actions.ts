"use server";

import { topUpInput } from "@/app/_usage/top-up-input";
import { topUp } from "@/lib/domain/usage";
import { formAction } from "@/lib/transport/action";

export const topUpAction = formAction("reseller", topUp, {
  input: topUpInput,
  message: "Added.",
});
