CREATE SEQUENCE "public"."usage_record_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "unrated_usage" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unrated_usage_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"customer_id" bigint,
	"account_id" bigint,
	"source_id" bigint NOT NULL,
	"file_id" bigint,
	"line_no" integer,
	"call_id" text NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"raw" jsonb NOT NULL,
	"account_key" text,
	"to_number" text,
	"kind" text,
	"occurred_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 1 NOT NULL,
	"tried_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"discarded_at" timestamp (3) with time zone,
	"discard_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_calls" (
	"source_id" bigint NOT NULL,
	"call_id" text NOT NULL,
	"record_id" bigint NOT NULL,
	CONSTRAINT "usage_calls_source_id_call_id_pk" PRIMARY KEY("source_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "usage_counters" (
	"customer_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"entry_id" bigint NOT NULL,
	"key" text NOT NULL,
	"period_start" date,
	"step" integer,
	"kind" text NOT NULL,
	"value" numeric(18, 5) NOT NULL,
	"granted" bigint,
	"used" bigint NOT NULL,
	"usable_from" date NOT NULL,
	"expires_on" date,
	CONSTRAINT "usage_counters_customer_id_account_id_entry_id_key_pk" PRIMARY KEY("customer_id","account_id","entry_id","key"),
	CONSTRAINT "usage_counters_used" CHECK ("usage_counters"."used" >= 0 and "usage_counters"."used" <= "usage_counters"."granted"),
	CONSTRAINT "usage_counters_kind" CHECK ("usage_counters"."kind" in ('free','percent_off','fixed_price'))
);
--> statement-breakpoint
CREATE TABLE "usage_file_parts" (
	"file_id" bigint NOT NULL,
	"part" integer NOT NULL,
	"first_line" integer NOT NULL,
	"lines" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "usage_file_parts_file_id_part_pk" PRIMARY KEY("file_id","part")
);
--> statement-breakpoint
CREATE TABLE "usage_files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usage_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"source_id" bigint NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"file_sha256" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"rated" integer DEFAULT 0 NOT NULL,
	"free" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"unrated" integer DEFAULT 0 NOT NULL,
	"failure" text DEFAULT '' NOT NULL,
	"created_by" bigint,
	"created_by_name" text DEFAULT '' NOT NULL,
	"created_by_login" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"progress_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "usage_files_status" CHECK ("usage_files"."status" in ('queued','running','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "usage_records" (
	"id" bigint DEFAULT nextval('usage_record_ids') NOT NULL,
	"rated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"source_id" bigint NOT NULL,
	"file_id" bigint,
	"call_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"account_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"from_number" text DEFAULT '' NOT NULL,
	"dialled" text DEFAULT '' NOT NULL,
	"to_number" text DEFAULT '' NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"day" date NOT NULL,
	"disposition" text NOT NULL,
	"duration_seconds" integer NOT NULL,
	"billable_seconds" integer NOT NULL,
	"used" bigint NOT NULL,
	"charged" bigint NOT NULL,
	"per" bigint NOT NULL,
	"waived" text,
	"tariff_id" bigint,
	"tariff_name" text DEFAULT '' NOT NULL,
	"rate_id" bigint,
	"prefix" text,
	"destination" text DEFAULT '' NOT NULL,
	"variant" text,
	"price" numeric(18, 5),
	"connect_fee" numeric(18, 5),
	"entry_id" bigint,
	"counter_account_id" bigint,
	"parts" jsonb NOT NULL,
	"amount" numeric(18, 5) NOT NULL,
	"currency" text NOT NULL,
	"xdr_id" bigint,
	CONSTRAINT "usage_records_id_rated_at_pk" PRIMARY KEY("id","rated_at"),
	CONSTRAINT "usage_records_kind" CHECK ("usage_records"."kind" in ('call','message','data','event')),
	CONSTRAINT "usage_records_quantities" CHECK ("usage_records"."used" >= 0 and "usage_records"."charged" >= 0 and "usage_records"."per" > 0 and "usage_records"."amount" >= 0)
) PARTITION BY RANGE ("rated_at");
--> statement-breakpoint
CREATE TABLE "usage_sources" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usage_sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"settings" jsonb NOT NULL,
	"watched" boolean DEFAULT false NOT NULL,
	"secret_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_sources_format" CHECK ("usage_sources"."format" in ('asterisk','mapped')),
	CONSTRAINT "usage_sources_key_plain" CHECK ("usage_sources"."key" ~ '^[a-z0-9][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "usage_top_ups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usage_top_ups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"account_id" bigint NOT NULL,
	"entry_id" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"usable_from" date NOT NULL,
	"last_day" date,
	"reason" text DEFAULT '' NOT NULL,
	"created_by_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_top_ups_owner" UNIQUE("id","customer_id"),
	CONSTRAINT "usage_top_ups_quantity" CHECK ("usage_top_ups"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "unrated_usage" ADD CONSTRAINT "unrated_usage_source_id_usage_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."usage_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_counters" ADD CONSTRAINT "usage_counters_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_file_parts" ADD CONSTRAINT "usage_file_parts_file_id_usage_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."usage_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_files" ADD CONSTRAINT "usage_files_source_id_usage_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."usage_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_top_ups" ADD CONSTRAINT "usage_top_ups_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE UNIQUE INDEX "unrated_usage_call" ON "unrated_usage" USING btree ("source_id","call_id");--> statement-breakpoint
CREATE INDEX "unrated_usage_open" ON "unrated_usage" USING btree ("reason","id") WHERE "unrated_usage"."resolved_at" is null and "unrated_usage"."discarded_at" is null;--> statement-breakpoint
CREATE INDEX "unrated_usage_file" ON "unrated_usage" USING btree ("file_id","id");--> statement-breakpoint
CREATE INDEX "unrated_usage_customer" ON "unrated_usage" USING btree ("customer_id","id") WHERE "unrated_usage"."customer_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "usage_files_content" ON "usage_files" USING btree ("source_id","file_sha256") WHERE "usage_files"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "usage_files_open" ON "usage_files" USING btree ("id") WHERE "usage_files"."status" in ('queued','running');--> statement-breakpoint
CREATE INDEX "usage_records_customer" ON "usage_records" USING btree ("customer_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "usage_records_account" ON "usage_records" USING btree ("account_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "usage_records_reseller" ON "usage_records" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "usage_records_tariff" ON "usage_records" USING btree ("tariff_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "usage_sources_key" ON "usage_sources" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "usage_sources_name" ON "usage_sources" USING btree ("reseller_id",lower("name"));--> statement-breakpoint
CREATE INDEX "usage_top_ups_customer" ON "usage_top_ups" USING btree ("customer_id","id");--> statement-breakpoint
-- As with the journal, the default partition is a net, never the place where rows are meant to live.
CREATE TABLE "usage_records_default" PARTITION OF "usage_records" DEFAULT;--> statement-breakpoint
CREATE OR REPLACE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	first date;
	parent text;
	part text;
BEGIN
	FOR i IN 0..2 LOOP
		first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
		FOREACH parent IN ARRAY ARRAY['audit_log', 'xdrs', 'usage_records'] LOOP
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
-- Lines lie here for some seconds: packing them would cost more than the room they take.
ALTER TABLE usage_file_parts ALTER COLUMN content SET STORAGE EXTERNAL;--> statement-breakpoint
-- What was rated stays as it was written; the one thing that may still happen to it is that another row takes its place.
CREATE FUNCTION refuse_change_of_usage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
		AND to_jsonb(OLD) - 'superseded_at' = to_jsonb(NEW) - 'superseded_at' THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER usage_records_written_once BEFORE UPDATE OR DELETE ON usage_records FOR EACH ROW EXECUTE FUNCTION refuse_change_of_usage();--> statement-breakpoint
CREATE TRIGGER usage_records_no_truncate BEFORE TRUNCATE ON usage_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
