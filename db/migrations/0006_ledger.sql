CREATE SEQUENCE "public"."xdr_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "xdr_sources" (
	"key" text PRIMARY KEY NOT NULL,
	"customer_id" bigint NOT NULL,
	"xdr_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xdrs" (
	"id" bigint DEFAULT nextval('xdr_ids') NOT NULL,
	"posted_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"account_id" bigint,
	"position" bigint NOT NULL,
	"kind" text NOT NULL,
	"service" text NOT NULL,
	"amount" numeric(18, 5) NOT NULL,
	"currency" text NOT NULL,
	"balance_after" numeric(18, 5) NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"period_from" date,
	"period_to" date,
	"subscription_id" bigint,
	"tax_category" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"visible_comment" text DEFAULT '' NOT NULL,
	"internal_comment" text DEFAULT '' NOT NULL,
	"reverses" bigint,
	"cause_type" text,
	"cause_id" text,
	CONSTRAINT "xdrs_id_posted_at_pk" PRIMARY KEY("id","posted_at"),
	CONSTRAINT "xdrs_kind" CHECK ("xdrs"."kind" in ('call','message','data','event','subscription_fee','activation_fee','cancellation_fee','waiver','charge','credit','promotional_credit','payment','refund','tax','late_fee','reactivation_fee','rounding','adjustment','write_off','commission')),
	CONSTRAINT "xdrs_period" CHECK (("xdrs"."period_from" is null) = ("xdrs"."period_to" is null) and "xdrs"."period_from" < "xdrs"."period_to")
) PARTITION BY RANGE ("posted_at");
--> statement-breakpoint
ALTER TABLE "customer_balances" ADD COLUMN "unallocated" numeric(18, 5) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_balances" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "xdrs_position" ON "xdrs" USING btree ("customer_id","position");--> statement-breakpoint
CREATE INDEX "xdrs_account" ON "xdrs" USING btree ("account_id","id") WHERE "xdrs"."account_id" is not null;--> statement-breakpoint
CREATE INDEX "xdrs_reseller" ON "xdrs" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "xdrs_distributor" ON "xdrs" USING btree ("distributor_id","id");--> statement-breakpoint
CREATE INDEX "xdrs_subscription" ON "xdrs" USING btree ("subscription_id","id") WHERE "xdrs"."subscription_id" is not null;--> statement-breakpoint
ALTER TABLE "customer_balances" ADD CONSTRAINT "customer_balances_unallocated" CHECK ("customer_balances"."unallocated" >= 0);--> statement-breakpoint
-- As with the audit log, the default partition is a net, never the place where rows are meant to live.
CREATE TABLE "xdrs_default" PARTITION OF "xdrs" DEFAULT;--> statement-breakpoint
CREATE OR REPLACE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	first date;
	parent text;
	part text;
BEGIN
	FOR i IN 0..2 LOOP
		first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
		FOREACH parent IN ARRAY ARRAY['audit_log', 'xdrs'] LOOP
			part := parent || '_' || to_char(first, 'YYYY_MM');
			IF to_regclass(part) IS NULL THEN
				EXECUTE format(
					'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
					part, parent, first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00');
			END IF;
		END LOOP;
	END LOOP;
	PERFORM ensure_audit_epoch();
END $$;--> statement-breakpoint
SELECT ensure_month_partitions();--> statement-breakpoint
CREATE TRIGGER xdrs_append_only BEFORE UPDATE OR DELETE ON xdrs FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER xdrs_no_truncate BEFORE TRUNCATE ON xdrs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER xdr_sources_append_only BEFORE UPDATE OR DELETE ON xdr_sources FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER xdr_sources_no_truncate BEFORE TRUNCATE ON xdr_sources FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
