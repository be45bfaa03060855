import { cookies, headers } from "next/headers";
import {
  decodeNotice,
  type LeftNotice,
  NOTICE_SECONDS,
  noticeCookie,
  writeNotice,
} from "@/lib/platform/left-notice";
import { cookieOptions } from "./cookies";
import { INTERNAL } from "./request";

type Bag = { get(name: string): string | null };

/** Whether the browser will show the answer as a page of its own, instead of handing it to script. */
export const wantsDocument = (head: Bag): boolean => (head.get("accept") ?? "").includes("text/html");

const name = (): string => noticeCookie(cookieOptions().secure);
const options = () => ({ ...cookieOptions(), httpOnly: false });

/** Leaves what an action has to say to the page it leads to; script shows it as a toast, else the gate hands it on. */
export async function leaveNotice(notice: LeftNotice): Promise<void> {
  (await cookies()).set(name(), writeNotice(notice), { ...options(), maxAge: NOTICE_SECONDS });
}

type Asked = { headers: Bag; cookies: { get(name: string): { value: string } | undefined } };

/** The notice this request brings along, encoded for a header, when its answer is a page that can show it. */
export function noticeFor(request: Asked): string | null {
  if (!wantsDocument(request.headers)) return null;
  const text = request.cookies.get(name())?.value;
  return text ? encodeURIComponent(text) : null;
}

type WritableJar = { set(name: string, value: string, options: object): unknown };

/** Takes the cookie back once it was handed on. */
export const forgetNotice = (jar: WritableJar): void => void jar.set(name(), "", { ...options(), maxAge: 0 });

/** What the gate handed on for this page to say; null on every page but the first after an action. */
export const readNotice = async (): Promise<LeftNotice | null> =>
  decodeNotice((await headers()).get(INTERNAL.notice));
