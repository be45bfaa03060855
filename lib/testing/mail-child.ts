import { closeDatabase, db } from "@/db/client";
import { findDue } from "@/lib/domain/notifications";
import { deliverMessages } from "@/lib/jobs/deliver-messages";
import { smtpTransport } from "@/lib/platform/mail/smtp";
import { systemContext } from "./contexts";
import { dieAtStatement } from "./statement-deaths";

/** The sender of mail in a process of its own, for tests that kill it: … <moment> <SMTP address> <place of death>. */
const [moment = "", url = "", place = ""] = process.argv.slice(2);
const context = () => systemContext(db(), { now: new Date(moment) });
process.stdout.write("ready\n");
dieAtStatement(place);
const due = await findDue(context(), {});
await deliverMessages(context, due, smtpTransport(url, { connectMs: 5_000, silenceMs: 5_000 }));
await closeDatabase();
