"use server";

import { beginSecondFactor, changePassword, confirmSecondFactor } from "@/lib/domain/identity";
import { secondFactorFromForm, signInFromForm, stepAction } from "@/lib/transport/sign-in";

export const signInAction = signInFromForm;
export const secondFactorAction = secondFactorFromForm;

export const changePasswordAction = stepAction(changePassword, {
  input: (form) => ({
    current: String(form.current ?? ""),
    password: String(form.password ?? ""),
    repeat: String(form.repeat ?? ""),
  }),
});

export const beginSecondFactorAction = stepAction(beginSecondFactor, { input: () => ({}) });

/** Stays on the page: the recovery codes are shown once, there. */
export const confirmSecondFactorAction = stepAction(confirmSecondFactor, {
  input: (form) => ({ code: String(form.code ?? "") }),
  stay: true,
});
