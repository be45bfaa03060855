import { type Example, type Examples, row, systemOnly } from "./example";

const anImport = (more: Partial<Example> = {}): Example => ({ aims: [row("importId")], ...more });

export const importExamples: Examples = {
  "import.cancel": anImport(),
  "import.fail": systemOnly,
  "import.find_starter": systemOnly,
  "import.find_unfinished": {
    input: () => ({ fileSha256: "0".repeat(64), mapping: {} }),
    control: "invalid",
  },
  "import.get": anImport(),
  "import.get_progress": anImport(),
  "import.list_rows": anImport({ input: () => ({ which: "rejected" }) }),
  "import.list_work": {},
  "import.list": {},
  "import.list_stalled": systemOnly,
  "import.make_preview": anImport({ control: "conflict" }),
  "import.request_preview": anImport({ control: "conflict" }),
  "import.revive": systemOnly,
  "import.run_batch": anImport(),
  "import.save_mapping": anImport({ control: "invalid" }),
  "import.stage": { input: () => ({ fileName: "x.csv" }), control: "invalid" },
  "import.start": anImport({ control: "conflict" }),
};

export const reportExamples: Examples = {
  "audit.export": {},
  "dashboard.get": {},
  "audit.access_to_me": {},
  "audit.entity_types": {},
  "audit.list": {},
  "audit.record_check": systemOnly,
  "audit.seal_state": {},
  "impersonation.list": {},
};
