import type { Metadata } from "next";
import { collectionPage } from "@/app/_collections/collection-room";
import { room } from "../room";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Collection" };

export default collectionPage(room, actions);
