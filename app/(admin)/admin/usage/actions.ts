"use server";

import { topUpInput } from "@/app/_usage/top-up-input";
import {
  cancelFile,
  closeSourceEndpoint,
  createSource,
  discard,
  editRecord,
  renewSourceSecret,
  replay,
  rerate,
  resumeFile,
  topUp,
  updateSource,
} from "@/lib/domain/usage";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const resumeFileAction = formAction("admin", resumeFile, { message: "It goes on." });
export const cancelFileAction = formAction("admin", cancelFile, { message: "Stopped." });

export const createSourceAction = formAction("admin", createSource, {
  message: "Created.",
  redirectTo: ({ sourceId }) => `/admin/usage/sources/${sourceId}`,
});
export const updateSourceAction = formAction("admin", updateSource, { message: "Saved." });
export const renewSecretAction = formAction("admin", renewSourceSecret);
export const closeEndpointAction = formAction("admin", closeSourceEndpoint, { message: "Closed." });

export const replayAction = formAction("admin", replay, {
  message: ({ rated, free, duplicate, unrated, more }) =>
    `${formatCounted(rated + free + duplicate, "record")} left the queue, ${unrated} still wait${more ? "; the rest is under way" : ""}.`,
  redirectTo: () => "/admin/usage/unrated",
});
export const discardAction = formAction("admin", discard, {
  message: ({ discarded }) => `${formatCounted(discarded, "record")} discarded.`,
  redirectTo: () => "/admin/usage/unrated",
});
export const editRecordAction = formAction("admin", editRecord, {
  message: ({ unrated }) => (unrated > 0 ? "Saved. It still can’t be rated." : "Done: it is rated."),
  redirectTo: ({ unratedId }) => `/admin/usage/unrated/${unratedId}`,
});

export const rerateAction = formAction("admin", rerate, {
  message: ({ changed, unchanged, kept, more }) =>
    `${[
      `${formatCounted(changed, "record")} rated again`,
      `${unchanged} cost the same`,
      ...(kept.length > 0 ? [`${kept.length} left as they are`] : []),
      ...(more ? ["the rest is under way"] : []),
    ].join(", ")}.`,
  redirectTo: ({ recordId }, { customerId }) =>
    recordId
      ? `/admin/usage/calls/${recordId}`
      : customerId
        ? `/admin/customers/${customerId}/usage`
        : "/admin/usage/calls",
});
export const topUpAction = formAction("admin", topUp, {
  input: topUpInput,
  message: "Added.",
});
