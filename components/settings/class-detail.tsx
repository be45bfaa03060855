import { Pencil, Trash2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCounted } from "@/lib/platform/format";
import { countText } from "../catalog/plan-detail";
import { historyFact } from "../rooms/history-fact";
import { Badge } from "../ui/badge";
import { Button, ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { Tabs } from "../ui/tabs";
import type { ClassData } from "./class-list";

const LIST = "/admin/settings/customer-classes";
type Cls = ClassData & { customers: { value: number; exact: boolean } };

const Remove = ({ cls, action }: { cls: Cls; action: FormAction }) => (
  <ConfirmDialog
    trigger={<Button icon={<Trash2 aria-hidden="true" />}>Delete</Button>}
    title={`Delete the class ${cls.name}?`}
    consequence="No customer has it, so nothing else changes. It can't be brought back."
    confirmLabel="Delete the class"
    action={action}
  >
    <input type="hidden" name="classId" value={cls.id} />
  </ConfirmDialog>
);

type Frame = {
  cls: Cls;
  /** The tab that is shown; the overview where none is named. */
  tab?: "billing" | "payments" | "collection" | "notifications";
  /** There is a tab with how the class collects, for those who may change it. */
  collects?: boolean;
  /** One with what its customers are told, for those who may see it. */
  notifies?: boolean;
  customersHref?: string;
  /** Null for those who may only look. */
  remove: FormAction | null;
};

/** The top of every page of one class: how many have it, what may be done, and the tabs. */
export function ClassHeader({ cls, tab, collects, notifies, customersHref, remove }: Frame) {
  const removable = !cls.isDefault && cls.customers.value === 0;
  const here = `${LIST}/${cls.id}`;
  return (
    <>
      <PageHeader
        title={cls.name}
        status={cls.isDefault && <Badge>Default</Badge>}
        breadcrumbs={[{ label: "Customer classes", href: LIST }, { label: cls.name }]}
        figures={
          <>
            <Stat label="Customers" value={countText(cls.customers)} href={customersHref} />
            <Stat label="Currency" value={cls.currency ?? "Any"} />
            <Stat label="Restore within" value={formatCounted(cls.restoreWithinDays, "day")} />
          </>
        }
        actions={
          remove && (
            <>
              <ButtonLink href={`${here}/edit`} variant="primary" icon={<Pencil aria-hidden="true" />}>
                Edit
              </ButtonLink>
              {removable && <Remove cls={cls} action={remove} />}
            </>
          )
        }
      />
      <div className="mb-5">
        <Tabs
          label="Class"
          tabs={[
            { href: here, label: "Overview" },
            { href: `${here}/billing`, label: "Billing" },
            { href: `${here}/payments`, label: "Payments" },
            ...(collects ? [{ href: `${here}/collection`, label: "Collection" }] : []),
            ...(notifies ? [{ href: `${here}/notifications`, label: "Notifications" }] : []),
          ]}
          current={tab ? `${here}/${tab}` : here}
        />
      </div>
    </>
  );
}

/** One class: whom it is for, and how many have it. */
export function ClassDetail({
  companyName,
  timeZone,
  historyHref,
  ...frame
}: Frame & { companyName: string; timeZone: string; historyHref?: string }) {
  const { cls } = frame;
  return (
    <>
      <ClassHeader {...frame} />
      <Card>
        <CardBody>
          <DescriptionList
            columns={2}
            items={[
              { label: "Managed by", value: cls.ownerName ?? companyName },
              { label: "Created", value: <InstantText instant={cls.createdAt} timeZone={timeZone} /> },
              ...historyFact(historyHref),
              { label: "Description", value: cls.description || null, wide: true },
            ]}
          />
        </CardBody>
      </Card>
    </>
  );
}
