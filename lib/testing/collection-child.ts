import { closeDatabase, db } from "@/db/client";
import { collectDue } from "@/lib/jobs/collect-due";
import { systemContext } from "./contexts";
import { dieAtStatement } from "./statement-deaths";

/** The clock's look at customers in a process of its own, for tests that kill it: … <moment> <chunk size> <place of death>. */
const [moment = "", size, place = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
dieAtStatement(place);
await collectDue(() => systemContext(db(), { now: new Date(moment) }), { size: Number(size) });
await closeDatabase();
