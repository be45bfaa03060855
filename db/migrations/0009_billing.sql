CREATE SEQUENCE "public"."invoice_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "bill_previews" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bill_previews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"billing_period" text NOT NULL,
	"time_zone" text NOT NULL,
	"close_on" date NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"customers" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"error" text DEFAULT '' NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"progress_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bill_previews_state" CHECK ("bill_previews"."state" in ('running','finished','failed'))
);
--> statement-breakpoint
CREATE TABLE "bill_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bill_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"billing_period" text NOT NULL,
	"time_zone" text NOT NULL,
	"close_on" date NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"pause_reason" text DEFAULT '' NOT NULL,
	"customers" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" text NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"progress_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bill_runs_key" UNIQUE("close_on","billing_period","time_zone"),
	CONSTRAINT "bill_runs_state" CHECK ("bill_runs"."state" in ('running','paused','finished'))
);
--> statement-breakpoint
CREATE TABLE "billing_settings" (
	"class_id" bigint PRIMARY KEY NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"terms_kind" text DEFAULT 'days' NOT NULL,
	"terms_count" integer DEFAULT 15 NOT NULL,
	"review_days" integer DEFAULT 0 NOT NULL,
	"rounding_decimals" integer DEFAULT 2 NOT NULL,
	"rounding_method" text DEFAULT 'half-up' NOT NULL,
	"tax_regime_id" bigint,
	"number_scope" text DEFAULT 'company' NOT NULL,
	"number_pattern" text DEFAULT 'INV-{number:6}' NOT NULL,
	"number_reset" text DEFAULT 'never' NOT NULL,
	"separate_fees" boolean DEFAULT false NOT NULL,
	"invoice_when_nothing_charged" boolean DEFAULT false NOT NULL,
	"call_detail" boolean DEFAULT false NOT NULL,
	"footer" text DEFAULT '' NOT NULL,
	CONSTRAINT "billing_settings_terms" CHECK ("billing_settings"."terms_kind" in ('on_receipt','days','periods')),
	CONSTRAINT "billing_settings_scope" CHECK ("billing_settings"."number_scope" in ('company','reseller','customer')),
	CONSTRAINT "billing_settings_reset" CHECK ("billing_settings"."number_reset" in ('never','yearly')),
	CONSTRAINT "billing_settings_rounding" CHECK ("billing_settings"."rounding_method" in ('half-up','half-even','away-from-zero') and "billing_settings"."rounding_decimals" between 0 and 5),
	CONSTRAINT "billing_settings_counts" CHECK ("billing_settings"."terms_count" between 0 and 365 and "billing_settings"."review_days" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "customer_billing" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"billing_period" text NOT NULL,
	"time_zone" text NOT NULL,
	"billed_until" date NOT NULL,
	"open_from" date NOT NULL,
	"next_close" date,
	"watermark" bigint DEFAULT 0 NOT NULL,
	"amount_due" numeric(18, 5) DEFAULT '0' NOT NULL,
	"parked_run_id" bigint,
	"parked_reason" text,
	"held_at" timestamp (3) with time zone,
	"held_reason" text DEFAULT '' NOT NULL,
	"done" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice_files" (
	"invoice_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"masked" boolean NOT NULL,
	"fingerprint" text NOT NULL,
	"pdf" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_files_invoice_id_masked_pk" PRIMARY KEY("invoice_id","masked")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"invoice_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"customer_id" bigint NOT NULL,
	"section" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" bigint,
	"service" text NOT NULL,
	"description" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"tax_category" text NOT NULL,
	"tax_id" bigint,
	"count" integer NOT NULL,
	"rate" numeric(8, 5),
	"base" numeric(18, 5),
	"exact" numeric(18, 5) NOT NULL,
	"amount" numeric(18, 5) NOT NULL,
	"tax" numeric(18, 5) NOT NULL,
	CONSTRAINT "invoice_lines_invoice_id_ordinal_pk" PRIMARY KEY("invoice_id","ordinal"),
	CONSTRAINT "invoice_lines_section" CHECK ("invoice_lines"."section" in ('charges','credits','taxes','payments'))
);
--> statement-breakpoint
CREATE TABLE "invoice_settlements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invoice_settlements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"invoice_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(18, 5) NOT NULL,
	"xdr_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_settlements_kind" CHECK ("invoice_settlements"."kind" in ('payment','adjustment','write_off')),
	CONSTRAINT "invoice_settlements_amount" CHECK ("invoice_settlements"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" bigint PRIMARY KEY NOT NULL,
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"type" text NOT NULL,
	"run_id" bigint,
	"series_id" bigint,
	"number" text,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"position_from" bigint NOT NULL,
	"position_to" bigint NOT NULL,
	"decimals" integer NOT NULL,
	"prices_include_tax" boolean NOT NULL,
	"net" numeric(18, 5) NOT NULL,
	"tax" numeric(18, 5) NOT NULL,
	"total" numeric(18, 5) NOT NULL,
	"rounding" numeric(18, 5) NOT NULL,
	"payments" numeric(18, 5) NOT NULL,
	"previous_amount_due" numeric(18, 5) NOT NULL,
	"amount_due" numeric(18, 5) NOT NULL,
	"closed_on" date NOT NULL,
	"review" text NOT NULL,
	"hold_reason" text DEFAULT '' NOT NULL,
	"issue_on" date NOT NULL,
	"issued_on" date,
	"issued_at" timestamp (3) with time zone,
	"due_on" date,
	"paid" numeric(18, 5) DEFAULT '0' NOT NULL,
	"adjusted" numeric(18, 5) DEFAULT '0' NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"void_reason" text DEFAULT '' NOT NULL,
	"absorbed_by" bigint,
	"seller" jsonb NOT NULL,
	"buyer" jsonb NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_owner" UNIQUE("id","customer_id"),
	CONSTRAINT "invoices_type" CHECK ("invoices"."type" in ('regular','out_of_turn','separate')),
	CONSTRAINT "invoices_review" CHECK ("invoices"."review" in ('under_review','approved','issued')),
	CONSTRAINT "invoices_period" CHECK ("invoices"."period_from" < "invoices"."period_to"),
	CONSTRAINT "invoices_positions" CHECK ("invoices"."position_from" <= "invoices"."position_to"),
	CONSTRAINT "invoices_total" CHECK ("invoices"."net" + "invoices"."tax" = "invoices"."total"),
	CONSTRAINT "invoices_due" CHECK ("invoices"."previous_amount_due" + "invoices"."payments" + "invoices"."total" = "invoices"."amount_due"),
	CONSTRAINT "invoices_issued" CHECK (("invoices"."review" = 'issued') = ("invoices"."number" is not null and "invoices"."series_id" is not null and "invoices"."issued_on" is not null and "invoices"."due_on" is not null)),
	CONSTRAINT "invoices_settled" CHECK ("invoices"."paid" >= 0 and "invoices"."adjusted" >= 0 and "invoices"."paid" + "invoices"."adjusted" <= greatest("invoices"."total", 0))
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "number_series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"scope" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"pattern" text NOT NULL,
	"year" integer NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "number_series_key" UNIQUE("scope","owner_id","pattern","year")
);
--> statement-breakpoint
CREATE TABLE "tax_exemptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tax_exemptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"tax_id" bigint,
	"certificate" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_exemptions_once" UNIQUE NULLS NOT DISTINCT("customer_id","tax_id")
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"tax_id" bigint NOT NULL,
	"category" text,
	"percent" numeric(8, 5) NOT NULL,
	CONSTRAINT "tax_rates_category" UNIQUE NULLS NOT DISTINCT("tax_id","category"),
	CONSTRAINT "tax_rates_percent" CHECK ("tax_rates"."percent" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tax_regimes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tax_regimes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"prices" text DEFAULT 'exclusive' NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_regimes_owner" UNIQUE("id","reseller_id"),
	CONSTRAINT "tax_regimes_prices" CHECK ("tax_regimes"."prices" in ('exclusive','inclusive'))
);
--> statement-breakpoint
CREATE TABLE "taxes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "taxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"regime_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"compound" boolean DEFAULT false NOT NULL,
	CONSTRAINT "taxes_place" UNIQUE("regime_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "xdrs" ADD COLUMN "invoice_id" bigint;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_class_id_customer_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."customer_classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_regime_fk" FOREIGN KEY ("tax_regime_id","reseller_id") REFERENCES "public"."tax_regimes"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_billing" ADD CONSTRAINT "customer_billing_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_files" ADD CONSTRAINT "invoice_files_invoice_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_settlements" ADD CONSTRAINT "invoice_settlements_invoice_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_run_id_bill_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."bill_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_series_id_number_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."number_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "tax_exemptions" ADD CONSTRAINT "tax_exemptions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_exemptions" ADD CONSTRAINT "tax_exemptions_tax_id_taxes_id_fk" FOREIGN KEY ("tax_id") REFERENCES "public"."taxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_tax_id_taxes_id_fk" FOREIGN KEY ("tax_id") REFERENCES "public"."taxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_regimes" ADD CONSTRAINT "tax_regimes_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taxes" ADD CONSTRAINT "taxes_regime_id_tax_regimes_id_fk" FOREIGN KEY ("regime_id") REFERENCES "public"."tax_regimes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bill_previews_key" ON "bill_previews" USING btree ("close_on","billing_period","time_zone","id");--> statement-breakpoint
CREATE INDEX "bill_runs_open" ON "bill_runs" USING btree ("id") WHERE "bill_runs"."state" <> 'finished';--> statement-breakpoint
CREATE INDEX "customer_billing_due" ON "customer_billing" USING btree ("next_close","billing_period","time_zone","customer_id") WHERE "customer_billing"."parked_reason" is null and "customer_billing"."held_at" is null and not "customer_billing"."done";--> statement-breakpoint
CREATE INDEX "customer_billing_unplanned" ON "customer_billing" USING btree ("customer_id") WHERE "customer_billing"."next_close" is null and not "customer_billing"."done";--> statement-breakpoint
CREATE INDEX "customer_billing_parked" ON "customer_billing" USING btree ("parked_run_id","customer_id") WHERE "customer_billing"."parked_reason" is not null;--> statement-breakpoint
CREATE INDEX "customer_billing_held" ON "customer_billing" USING btree ("customer_id") WHERE "customer_billing"."held_at" is not null;--> statement-breakpoint
CREATE INDEX "invoice_settlements_invoice" ON "invoice_settlements" USING btree ("invoice_id","id");--> statement-breakpoint
CREATE INDEX "invoice_settlements_customer" ON "invoice_settlements" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "invoice_settlements_xdr" ON "invoice_settlements" USING btree ("xdr_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("series_id","number");--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "invoices_run" ON "invoices" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "invoices_reseller" ON "invoices" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "invoices_distributor" ON "invoices" USING btree ("distributor_id","id");--> statement-breakpoint
CREATE INDEX "invoices_waiting" ON "invoices" USING btree ("issue_on","id") WHERE "invoices"."review" <> 'issued' and "invoices"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("customer_id","id") WHERE "invoices"."review" = 'issued' and "invoices"."voided_at" is null and "invoices"."total" > "invoices"."paid" + "invoices"."adjusted";--> statement-breakpoint
CREATE INDEX "invoices_free" ON "invoices" USING btree ("customer_id") WHERE "invoices"."voided_at" is not null and "invoices"."absorbed_by" is null;--> statement-breakpoint
CREATE INDEX "invoices_by_number" ON "invoices" USING btree (lower("number") text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "tax_regimes_name" ON "tax_regimes" USING btree ("reseller_id",lower("name"));--> statement-breakpoint
CREATE INDEX "xdrs_invoice" ON "xdrs" USING btree ("invoice_id") WHERE "xdrs"."invoice_id" is not null;--> statement-breakpoint
-- No position of a journal can stand on two invoices, whatever the program believes (scenarios, B1).
ALTER TABLE invoices ADD CONSTRAINT invoices_positions_once
	EXCLUDE USING gist (customer_id WITH =, int8range(position_from, position_to) WITH &&) WHERE (voided_at IS NULL);--> statement-breakpoint
CREATE UNIQUE INDEX invoices_period_once ON invoices (customer_id, period_from, type)
	WHERE voided_at IS NULL AND type <> 'out_of_turn';--> statement-breakpoint
-- What an invoice says never changes; what becomes of it (issued, paid, adjusted, void) does.
CREATE TRIGGER invoices_frozen BEFORE UPDATE ON invoices FOR EACH ROW WHEN (
	(OLD.id, OLD.customer_id, OLD.type, OLD.period_from, OLD.period_to, OLD.time_zone, OLD.currency, OLD.position_from,
		OLD.position_to, OLD.decimals, OLD.prices_include_tax, OLD.net, OLD.tax, OLD.total, OLD.rounding, OLD.payments,
		OLD.previous_amount_due, OLD.amount_due, OLD.closed_on)
	IS DISTINCT FROM
	(NEW.id, NEW.customer_id, NEW.type, NEW.period_from, NEW.period_to, NEW.time_zone, NEW.currency, NEW.position_from,
		NEW.position_to, NEW.decimals, NEW.prices_include_tax, NEW.net, NEW.tax, NEW.total, NEW.rounding, NEW.payments,
		NEW.previous_amount_due, NEW.amount_due, NEW.closed_on)
) EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoices_numbered_once BEFORE UPDATE ON invoices FOR EACH ROW WHEN (
	OLD.number IS NOT NULL AND (OLD.number, OLD.series_id, OLD.issued_on, OLD.review)
	IS DISTINCT FROM (NEW.number, NEW.series_id, NEW.issued_on, NEW.review)
) EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoices_void_stays BEFORE UPDATE ON invoices FOR EACH ROW
	WHEN (OLD.voided_at IS NOT NULL AND NEW.voided_at IS NULL) EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoice_lines_append_only BEFORE UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoice_settlements_append_only BEFORE UPDATE OR DELETE ON invoice_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Every customer has a billing row, whoever writes the customer, and a change of its calendar is noticed.
CREATE FUNCTION begin_customer_billing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO customer_billing (customer_id, billing_period, time_zone, billed_until, open_from)
	SELECT id, billing_period, billing_time_zone, (created_at AT TIME ZONE billing_time_zone)::date,
		(created_at AT TIME ZONE billing_time_zone)::date FROM written;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER customers_begin_billing AFTER INSERT ON customers REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION begin_customer_billing();--> statement-breakpoint
CREATE FUNCTION plan_customer_billing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE customer_billing SET billing_period = NEW.billing_period, time_zone = NEW.billing_time_zone, next_close = NULL
	WHERE customer_id = NEW.id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER customers_plan_billing AFTER UPDATE OF billing_period, anchor_day, billing_time_zone ON customers FOR EACH ROW
	WHEN ((OLD.billing_period, OLD.anchor_day, OLD.billing_time_zone) IS DISTINCT FROM (NEW.billing_period, NEW.anchor_day, NEW.billing_time_zone))
	EXECUTE FUNCTION plan_customer_billing();--> statement-breakpoint
INSERT INTO customer_billing (customer_id, billing_period, time_zone, billed_until, open_from)
	SELECT id, billing_period, billing_time_zone, (created_at AT TIME ZONE billing_time_zone)::date,
		(created_at AT TIME ZONE billing_time_zone)::date FROM customers;
