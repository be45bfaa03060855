import type { Metadata } from "next";
import { creditPage } from "@/app/_customers/credit-room";
import { room } from "../room";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Credit" };

export default creditPage(room, actions);
