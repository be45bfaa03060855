import type { Metadata } from "next";
import { templatePage } from "@/app/_messages/template-page";
import {
  previewTemplateAction,
  resetTemplateAction,
  saveTemplateAction,
  sendTestAction,
} from "../../actions";

export const metadata: Metadata = { title: "Message template" };

export default templatePage("reseller", {
  save: saveTemplateAction,
  reset: resetTemplateAction,
  test: sendTestAction,
  preview: previewTemplateAction,
});
