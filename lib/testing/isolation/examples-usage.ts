import type { Realm } from "@/lib/kernel/actor";
import { type Example, type Examples, fresh, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const aboveLines: Realm[] = ["admin", "reseller", "customer"];
const filters = [row("customerId", { reaches: aboveLines }), row("accountId")];
const days = { from: "2026-03-01", to: "2026-03-31" };
const looks = (there: IsolationEstate): Input[] => [
  { customerId: there.customerId, accountId: there.accountId, ...days },
  { fileId: there.fileId },
];

const aFile = (more: Partial<Example> = {}): Example => ({ aims: [row("fileId")], ...more });
const aSource = (more: Partial<Example> = {}): Example => ({ aims: [row("sourceId")], ...more });
const settings = (own: IsolationEstate) => ({ name: fresh(own, "switch"), format: "asterisk", zone: "UTC" });

export const usageExamples: Examples = {
  "usage.cancel_file": aFile(),
  "usage.close_source_endpoint": aSource(),
  "usage.count_unrated": {},
  "usage.create_source": { input: (own) => ({ ...settings(own), key: "new-switch" }) },
  "usage.discard": {
    input: () => ({ reason }),
    aims: [{ field: "unratedIds", at: (there) => there.unratedId }],
  },
  "usage.edit_record": { input: () => ({ accountKey: "1001" }), aims: [row("unratedId")] },
  "usage.export_records": { aims: filters, looks },
  "usage.fail_file": systemOnly,
  "usage.find_file_starter": systemOnly,
  "usage.find_record_of_xdr": { aims: [row("xdrId")] },
  "usage.get_file": aFile(),
  "usage.get_quota": { aims: [row("accountId"), row("customerId", { reaches: aboveLines })] },
  "usage.get_record": { aims: [row("recordId")] },
  "usage.get_source": aSource(),
  "usage.get_unrated": { aims: [row("unratedId")] },
  "usage.import_file": {
    input: (own) => ({ sourceId: own.sourceId, fileName: "x.csv" }),
    control: "invalid",
  },
  "usage.list_files": {},
  "usage.list_records": { aims: filters, looks },
  "usage.list_sources": {},
  "usage.list_stalled_files": systemOnly,
  "usage.list_unrated": {},
  "usage.post_records": systemOnly,
  "usage.renew_source_secret": aSource(),
  "usage.replay": { input: (own) => ({ unratedIds: [own.unratedId] }) },
  "usage.rerate": { input: () => ({ reason }), aims: [row("recordId")], control: "conflict" },
  "usage.resume_file": aFile(),
  "usage.revive_file": systemOnly,
  "usage.run_batch": aFile(),
  "usage.sum": { aims: filters, looks },
  "usage.top_up": {
    input: (own) => ({ entryId: own.entryId, quantity: "5", reason }),
    aims: [row("accountId")],
  },
  "usage.update_source": aSource({ input: settings }),
};
