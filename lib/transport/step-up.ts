import { revalidatePath } from "next/cache";
import { confirmPassword, verifySecondFactor } from "@/lib/domain/identity";
import type { FormAction } from "@/lib/platform/action-result";
import { invalid } from "@/lib/platform/errors";
import { answering } from "./action";
import { fromForm } from "./form";
import type { Portal } from "./portals";
import { requireActor } from "./session";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Proves again that it is the person: the second factor of those who have one, else the password (IMP-2, WEB-12). */
export const stepUpAction =
  (portal: Portal): FormAction =>
  async (_previous, form) =>
    answering(form, async () => {
      const { input } = fromForm(form);
      const { ctx, session } = await requireActor(portal);
      const field = session.hasSecondFactor ? "code" : "password";
      const result = session.hasSecondFactor
        ? await verifySecondFactor(ctx, { code: text(input.code) })
        : await confirmPassword(ctx, { password: text(input.password) });
      if (!result.ok) throw invalid("This was not right.", { [field]: [result.message ?? "Try again."] });
      revalidatePath(`/${portal}`, "layout");
      return { ok: true, message: "Confirmed. You can go on." };
    });
