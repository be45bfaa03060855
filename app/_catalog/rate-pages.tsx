import { Plus, Upload } from "lucide-react";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { EndRateForm, RateForm } from "@/components/catalog/rate-form";
import { RateHistory } from "@/components/catalog/rate-history";
import { RateList } from "@/components/catalog/rate-list";
import { RateLookup } from "@/components/catalog/rate-lookup";
import { RatePreview } from "@/components/catalog/rate-preview";
import { TariffHead } from "@/components/catalog/tariff-head";
import { prefixText } from "@/components/catalog/tariff-types";
import { UploadForm } from "@/components/form/upload-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import {
  findRate,
  getTariff,
  listRateHistory,
  listRates,
  previewRates,
  RATE_FILE_LIMIT,
} from "@/lib/domain/catalog";
import type { FormAction } from "@/lib/platform/action-result";
import { DomainError } from "@/lib/platform/errors";
import { readFlash } from "@/lib/transport/flash";
import { can, page } from "@/lib/transport/page";
import { rateSpec } from "./list-params";

type Portal = "admin" | "reseller";

const tariffCrumbs = (base: string, tariff: { id: number; name: string }, ...rest: { label: string }[]) => [
  { label: "Tariffs", href: base },
  { label: tariff.name, href: `${base}/${tariff.id}` },
  ...rest,
];

/** A question in the address that was asked wrongly is answered beside it, not with an error page. */
async function orProblem<T>(asked: () => Promise<T>): Promise<{ answer: T | null; problem?: string }> {
  try {
    return { answer: await asked() };
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid")
      return { answer: null, problem: Object.values(error.fields)[0]?.[0] ?? error.message };
    throw error;
  }
}

export const tariffPage = (portal: Portal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const tariffId = routeId(params.tariffId, "tariff");
    const base = `/${portal}/tariffs`;
    const href = `${base}/${tariffId}`;
    const number = search.get("number") ?? "";
    const [tariff, room] = await Promise.all([
      getTariff(ctx, { tariffId }),
      openList(ctx, { path: href, name: "rates", spec: rateSpec }, search),
    ]);
    const [list, asked] = await Promise.all([
      orProblem(() => listRates(ctx, { ...room.input, tariffId })),
      number === "" ? { answer: null } : orProblem(() => findRate(ctx, { tariffId, number })),
    ]);
    const rates = list.answer ?? (await listRates(ctx, { ...room.input, at: "", tariffId }));
    const mayManage = can(session, "tariff:manage");
    const actions = mayManage && (
      <>
        <ButtonLink href={`${href}/upload`} variant="primary" icon={<Upload aria-hidden="true" />}>
          Upload rates
        </ButtonLink>
        <ButtonLink href={`${href}/rate/new`} icon={<Plus aria-hidden="true" />}>
          Add a rate
        </ButtonLink>
      </>
    );
    return (
      <RateList
        header={
          <>
            <TariffHead base={base} tariff={tariff} current="" actions={actions} />
            <RateLookup
              base={base}
              tariff={tariff}
              number={number}
              result={asked.answer}
              problem={"problem" in asked ? asked.problem : undefined}
            />
          </>
        }
        href={href}
        tariff={tariff}
        rows={rates.rows}
        state={{
          ...room,
          ignored: list.problem ? [...room.ignored, "at"] : room.ignored,
          saveView,
          pages: pagesOf(room.url, rates, "rate"),
        }}
        mayManage={mayManage}
      />
    );
  });

export const newRatePage = (portal: Portal, { add }: { add: FormAction }) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "tariff:manage");
    const tariff = await getTariff(ctx, { tariffId: routeId(params.tariffId, "tariff") });
    const base = `/${portal}/tariffs`;
    return (
      <>
        <PageHeader title="Add a rate" breadcrumbs={tariffCrumbs(base, tariff, { label: "Add a rate" })} />
        <RateForm tariff={tariff} action={add} cancelHref={`${base}/${tariff.id}`} />
      </>
    );
  });

const isPrefix = (text: string) => /^\d{0,20}$/.test(text);

/** One prefix: its history, and for those who may, another rate or an end. */
export const ratePage = (portal: Portal, { add, end }: { add: FormAction; end: FormAction }) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const tariffId = routeId(params.tariffId, "tariff");
    const typed = search.get("prefix") ?? "";
    const prefix = isPrefix(typed) ? typed : "";
    const [tariff, history] = await Promise.all([
      getTariff(ctx, { tariffId }),
      listRateHistory(ctx, { tariffId, prefix }),
    ]);
    const base = `/${portal}/tariffs`;
    const name = prefixText(prefix);
    const holds = history.filter(({ replacedAt }) => replacedAt === null);
    const endless = holds.find(({ validTo }) => validTo === null || validTo > ctx.now);
    return (
      <>
        <PageHeader
          title={endless?.destination ? `${name}, ${endless.destination}` : name}
          subtitle={`A rate of ${tariff.name}, in ${tariff.currency}.`}
          breadcrumbs={tariffCrumbs(base, tariff, { label: name })}
        />
        <div className="grid gap-5">
          <RateHistory tariff={tariff} rows={history} timeZone={session.timeZone} />
          {can(session, "tariff:manage") && (
            <>
              <RateForm
                tariff={tariff}
                rate={endless}
                prefix={prefix}
                action={add}
                cancelHref={`${base}/${tariffId}`}
              />
              {endless && <EndRateForm tariff={tariff} prefix={prefix} action={end} />}
            </>
          )}
        </div>
      </>
    );
  });

export const uploadRatesPage = (portal: Portal) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "tariff:manage");
    const tariff = await getTariff(ctx, { tariffId: routeId(params.tariffId, "tariff") });
    const base = `/${portal}/tariffs`;
    const here = `${base}/${tariff.id}/upload`;
    const refused = await readFlash(here);
    return (
      <>
        <PageHeader
          title="Upload rates"
          subtitle={`Into ${tariff.name}. You see what would change before anything does.`}
          breadcrumbs={tariffCrumbs(base, tariff, { label: "Upload rates" })}
        />
        <Card className="max-w-3xl">
          <CardBody>
            <UploadForm
              action={`${here}/file`}
              cancelHref={`${base}/${tariff.id}`}
              {...RATE_FILE_LIMIT}
              error={refused?.error.message}
              help="Columns: prefix and price; destination, connect_fee, off_peak_price, first_interval, next_interval, free_seconds, valid_from and valid_to where you need them. A downloaded table has them all."
            />
          </CardBody>
        </Card>
      </>
    );
  });

/** A staged file before it is applied; how and when stand in the address, and no moment means now. */
export const previewRatesPage = (portal: Portal, { take }: { take: FormAction }) =>
  page(portal, async ({ ctx, session, params, search }) => {
    requireRight(session, "tariff:manage");
    const tariffId = routeId(params.tariffId, "tariff");
    const draftId = routeId(params.draftId, "file");
    const base = `/${portal}/tariffs`;
    const mode = search.get("mode") === "whole" ? "whole" : "listed";
    const from = search.get("from") ?? "";
    const asked = await orProblem(() => previewRates(ctx, { tariffId, draftId, mode, from }));
    const preview = asked.answer ?? (await previewRates(ctx, { tariffId, draftId, mode }));
    return (
      <>
        <PageHeader
          title="Preview of rates"
          subtitle={`What the file would change in ${preview.tariff.name}.`}
          breadcrumbs={tariffCrumbs(base, preview.tariff, { label: "Upload rates" })}
        />
        <RatePreview
          base={base}
          preview={preview}
          typedFrom={asked.problem ? "" : from}
          problem={asked.problem}
          action={take}
        />
      </>
    );
  });
