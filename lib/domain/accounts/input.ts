import { z } from "zod";
import { emailLine, line, optionalId, optionalPlainDate, requiredLine } from "@/lib/kernel/input";
import { ACCOUNT_ROLE_NAMES } from "./rules/codes";

/** The number or user name by which the network knows a line: no spaces inside. */
export const identifierInput = () =>
  requiredLine(64).refine((text) => !/\s/.test(text), "Use an identifier without spaces.");

export const roleInput = () => z.enum(ACCOUNT_ROLE_NAMES, "Choose what the line is.");

/** What of a line may be said at its start and changed later. */
export const lineShape = {
  identifier: identifierInput(),
  name: line(120),
  email: emailLine(),
  role: roleInput(),
  productId: optionalId(),
  expiresOn: optionalPlainDate(),
};
