import type { FormInput } from "@/lib/transport/action";

const text = (value: FormInput[string]): string => (typeof value === "string" ? value : "");

/** A template's form as the preview takes it: what is typed, for the customer the page shows. */
export const typedPreview = (form: FormInput) => ({
  setId: text(form.setId),
  type: text(form.type) as "invoice_issued",
  language: text(form.language) as "en",
  customerId: text(form.previewFor),
  typed: {
    subject: text(form.subject),
    html: text(form.html),
    text: text(form.text),
    sms: text(form.sms),
  },
});
