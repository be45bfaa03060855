import { z } from "zod";
import { isStaff, type StaffOrCustomer, type StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { type ListShown, openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { MailboxNotices } from "@/components/messages/mailbox-state";
import { MessageActions, type MessageVerbs } from "@/components/messages/message-actions";
import { MessageBody } from "@/components/messages/message-body";
import { MessageFacts, MessageHeaders, MessageHistory } from "@/components/messages/message-facts";
import { MessageList } from "@/components/messages/message-list";
import { MessageStatusBadge } from "@/components/messages/message-status";
import { MessageTimeline } from "@/components/messages/message-timeline";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import type { CustomerDetail } from "@/lib/domain/customers";
import {
  getMailboxState,
  getMessage,
  listMessages,
  MESSAGE_FILTERS,
  NOTICE_TYPES,
} from "@/lib/domain/notifications";
import { listSpec } from "@/lib/platform/list-params";
import { can, type PageInput, page } from "@/lib/transport/page";

const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: {
    status: z.enum(MESSAGE_FILTERS),
    type: z.string().regex(/^[a-z_]{1,40}$/),
    channel: z.enum(["mail", "sms"]),
    customerId: z.string().regex(/^[1-9]\d{0,15}$/),
  },
});

const TYPES = Object.entries(NOTICE_TYPES).map(([value, { label }]) => ({ value, label }));
const roomOf = (portal: StaffOrCustomer) =>
  portal === "customer" ? "/customer/messages" : `/${portal}/mailbox`;

async function messageList({ ctx, session, search }: PageInput, shown: ListShown<StaffOrCustomer>) {
  const { portal, path, customerId } = shown;
  const room = await openList(ctx, { path, name: `${portal}.messages`, spec }, search);
  const list = await listMessages(ctx, { ...room.input, customerId: customerId ?? room.input.customerId });
  const many = isStaff(portal) && customerId === undefined;
  return (
    <MessageList
      header={shown.header}
      rows={list.rows}
      state={{ ...room, saveView: shown.saveView, pages: pagesOf(room.url, list, "message") }}
      timeZone={session.timeZone}
      detail={roomOf(portal)}
      customers={many ? `/${portal}/customers` : undefined}
      staff={isStaff(portal)}
      types={TYPES}
    />
  );
}

/** What went out to everyone in sight, or would have, and what waits for somebody. */
export const mailboxPage = (portal: StaffPortal, saveView: SaveView) =>
  page(portal, async (input) => {
    const state = await getMailboxState(input.ctx, {});
    const path = roomOf(portal);
    return messageList(input, {
      portal,
      saveView,
      path,
      header: (
        <>
          <PageHeader title="Mailbox" subtitle="Every message to a customer, the newest first." />
          <MailboxNotices state={state} path={path} now={input.ctx.now} operator={portal === "admin"} />
        </>
      ),
    });
  });

/** What was sent to the customer that is looking. */
export const ownMessagesPage = (saveView: SaveView) =>
  page("customer", (input) =>
    messageList(input, {
      portal: "customer",
      saveView,
      path: roomOf("customer"),
      header: <PageHeader title="Messages" subtitle="What we sent you, the newest first." />,
    }),
  );

/** The tab with one customer's messages. */
export const customerMessages = (
  input: PageInput,
  customer: CustomerDetail,
  { portal, saveView }: { portal: StaffPortal; saveView: SaveView },
) => {
  const path = `/${portal}/customers/${customer.id}/messages`;
  return messageList(input, { portal, saveView, path, customerId: customer.id, header: null });
};

/** What was sent about an invoice, for those who may see messages. */
export async function invoiceMessages(
  { ctx, session }: PageInput,
  portal: StaffOrCustomer | "distributor",
  invoiceId: number,
) {
  if (portal === "distributor" || !can(session, "message:read")) return null;
  const { rows } = await listMessages(ctx, { aboutType: "invoice", aboutId: invoiceId, pageSize: 25 });
  return <MessageTimeline messages={rows} timeZone={session.timeZone} detail={roomOf(portal)} />;
}

/** One message: its words, its headers, and what was tried. */
export const messagePage = (portal: StaffOrCustomer, actions: MessageVerbs = {}) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const message = await getMessage(ctx, { messageId: routeId(params.messageId, "message") });
    const path = `${roomOf(portal)}/${message.id}`;
    const staff = isStaff(portal);
    const decides = staff && hasOwnRight(session, "message:manage");
    return (
      <>
        <PageHeader
          title={message.subject || message.label}
          status={
            <>
              <MessageStatusBadge status={message.status} />
              {message.isTest && <Badge>Test</Badge>}
            </>
          }
          subtitle={staff ? message.customer.name : undefined}
          breadcrumbs={[
            { label: staff ? "Mailbox" : "Messages", href: roomOf(portal) },
            { label: message.label },
          ]}
          actions={decides && <MessageActions message={message} actions={actions} />}
        />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <MessageBody
            body={message.body}
            hidden={message.hidden}
            view={search.get("view") === "html" ? "html" : "text"}
            path={path}
          />
          <div className="grid min-w-0 gap-5">
            <MessageFacts
              message={message}
              timeZone={session.timeZone}
              invoices={can(session, "invoice:read") ? `/${portal}/invoices` : undefined}
            />
            {staff && <MessageHeaders message={message} />}
            <MessageHistory message={message} timeZone={session.timeZone} />
          </div>
        </div>
      </>
    );
  });
