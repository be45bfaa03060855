import { Pencil } from "lucide-react";
import { auditHref } from "@/app/_audit/audit-href";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { categoriesFor } from "@/app/_taxes/estimate";
import { ProductDetail } from "@/components/catalog/product-detail";
import { ProductForm } from "@/components/catalog/product-form";
import { ProductList } from "@/components/catalog/product-list";
import { ArchiveControl } from "@/components/rooms/archive-control";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { describePlan, getProduct, listPlanChoices, listProducts } from "@/lib/domain/catalog";
import { listCurrencyChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { productSpec } from "./list-params";
import { ownerFilterOf, ownersFor } from "./owners";
import { ratingChoices } from "./rating-choices";

/** The product rooms of a portal: the same pages, its own doors. */
export type ProductRooms = {
  portal: "admin" | "reseller";
  saveView: (form: FormData) => Promise<void>;
};
type Actions = { create: FormAction; update: FormAction; archive: FormAction; restore: FormAction };

export const productsPage = ({ portal, saveView }: ProductRooms) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/products`;
    const room = await openList(ctx, { path: base, name: "products", spec: productSpec }, search);
    const [list, owners] = await Promise.all([listProducts(ctx, room.input), ownersFor({ ctx, session })]);
    return (
      <ProductList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "product") }}
        mayManage={can(session, "product:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newProductPage = (portal: ProductRooms["portal"], { create }: Pick<Actions, "create">) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "product:manage");
    const [plans, rating, categories, currencies, owners] = await Promise.all([
      listPlanChoices(ctx, {}),
      ratingChoices({ ctx, session }),
      categoriesFor({ ctx, session }),
      listCurrencyChoices(ctx, {}),
      ownersFor({ ctx, session }),
    ]);
    const back = `/${portal}/products`;
    return (
      <>
        <PageHeader
          title="New product"
          breadcrumbs={[{ label: "Products", href: back }, { label: "New product" }]}
        />
        <ProductForm
          action={create}
          plans={plans}
          rating={rating}
          categories={categories}
          currencies={currencies}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={back}
        />
      </>
    );
  });

export const productPage = (
  portal: ProductRooms["portal"],
  { archive, restore }: Pick<Actions, "archive" | "restore">,
) =>
  page(portal, async ({ ctx, session, params }) => {
    const product = await getProduct(ctx, { productId: routeId(params.productId, "product") });
    const mayManage = can(session, "product:manage");
    const actions = mayManage && (
      <>
        <ButtonLink
          href={`/${portal}/products/${product.id}/edit`}
          variant="primary"
          icon={<Pencil aria-hidden="true" />}
        >
          Edit
        </ButtonLink>
        <ArchiveControl
          what="product"
          name={product.name}
          field="productId"
          id={product.id}
          archived={product.archivedAt !== null}
          consequence="Nobody can be given it any more. Accounts that have it keep it and are charged as before."
          archive={archive}
          restore={restore}
        />
      </>
    );
    return (
      <ProductDetail
        base={`/${portal}`}
        seesTariffs={can(session, "tariff:read")}
        product={product}
        words={product.plan ? describePlan(product.plan) : []}
        timeZone={session.timeZone}
        companyName={session.companyName}
        historyHref={auditHref(session, "product", product.id)}
        accountsHref={
          can(session, "account:read") ? `/${portal}/accounts?productId=${product.id}` : undefined
        }
        actions={actions}
      />
    );
  });

export const editProductPage = (portal: ProductRooms["portal"], { update }: Pick<Actions, "update">) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "product:manage");
    const product = await getProduct(ctx, { productId: routeId(params.productId, "product") });
    const { resellerId: owner, currency } = product;
    const [plans, rating] = await Promise.all([
      listPlanChoices(ctx, { owner, currency }),
      ratingChoices({ ctx, session }, { owner, currency }),
    ]);
    const back = `/${portal}/products/${product.id}`;
    return (
      <>
        <PageHeader
          title={`Edit ${product.name}`}
          breadcrumbs={[
            { label: "Products", href: `/${portal}/products` },
            { label: product.name, href: back },
            { label: "Edit" },
          ]}
        />
        <ProductForm
          action={update}
          product={product}
          plans={plans}
          rating={rating}
          categories={await categoriesFor({ ctx, session })}
          companyName={session.companyName}
          cancelHref={back}
        />
      </>
    );
  });
