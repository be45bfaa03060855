import type { Metadata } from "next";
import { newRatePage } from "@/app/_catalog/rate-pages";
import { addRateAction } from "../../../actions";

export const metadata: Metadata = { title: "Add a rate" };

export default newRatePage("admin", { add: addRateAction });
