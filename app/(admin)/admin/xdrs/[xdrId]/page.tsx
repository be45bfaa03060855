import type { Metadata } from "next";
import { xdrPage } from "@/app/_ledger/xdr-pages";
import { room } from "../../payments/room";
import { revertXdrAction } from "../actions";

export const metadata: Metadata = { title: "xDR" };

export default xdrPage("admin", revertXdrAction, room.allocations);
