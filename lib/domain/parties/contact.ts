import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { maskEmail, maskPhone } from "@/lib/platform/mask";

type Contact = { email: string; phone: string };

/** Contact details as this actor may see them. A partner's name is a business name and is never masked. */
export const shownContact = (actor: Actor, { email, phone }: Contact): Contact =>
  seesPersonalData(actor) ? { email, phone } : { email: maskEmail(email), phone: maskPhone(phone) };

/** What a form may change of the contact details: someone who saw them masked would save the mask. */
export const savedContact = (actor: Actor, typed: Contact, kept: Contact): Contact =>
  seesPersonalData(actor)
    ? { email: typed.email, phone: typed.phone }
    : { email: kept.email, phone: kept.phone };
