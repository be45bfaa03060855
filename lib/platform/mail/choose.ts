import type { MailTransport } from "./port";
import { resendTransport } from "./resend";
import { smtpTransport } from "./smtp";
import { wayOut } from "./way-out";

let chosen: { transport: MailTransport | null } | undefined;

function transport(): MailTransport | null {
  const way = wayOut();
  if (way.by === "resend") return resendTransport(way.key, way.baseUrl);
  return way.by === "smtp" ? smtpTransport(way.url) : null;
}

/** The one transport of this process, made when it is first asked for; null where mail stays in the built-in mailbox. */
export function mailTransport(): MailTransport | null {
  chosen ??= { transport: transport() };
  return chosen.transport;
}
