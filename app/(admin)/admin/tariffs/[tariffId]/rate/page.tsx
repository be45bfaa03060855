import type { Metadata } from "next";
import { ratePage } from "@/app/_catalog/rate-pages";
import { addRateAction, endRateAction } from "../../actions";

export const metadata: Metadata = { title: "Rate" };

export default ratePage("admin", { add: addRateAction, end: endRateAction });
