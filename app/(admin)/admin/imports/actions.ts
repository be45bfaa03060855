"use server";

import {
  cancelImport,
  findPreset,
  mappingFromForm,
  requestPreview,
  saveMapping,
  startImport,
} from "@/lib/domain/imports";
import { formAction } from "@/lib/transport/action";

const importHref = ({ importId }: { importId: number }) => `/admin/imports/${importId}`;

export const saveMappingAction = formAction("admin", saveMapping, {
  input: (form) => ({ importId: String(form.importId), mapping: mappingFromForm(form), preview: true }),
  redirectTo: importHref,
});
export const usePresetAction = formAction("admin", saveMapping, {
  input: (form) => ({
    importId: String(form.importId),
    mapping: findPreset(String(form.presetId)),
    preview: true,
  }),
  redirectTo: importHref,
});
export const loadMappingAction = formAction("admin", saveMapping, {
  input: (form) => ({
    importId: String(form.importId),
    file: form.file instanceof File ? form.file : undefined,
    preview: true,
  }),
  redirectTo: importHref,
});
export const previewImportAction = formAction("admin", requestPreview);
export const startImportAction = formAction("admin", startImport);
export const cancelImportAction = formAction("admin", cancelImport);
