CREATE TABLE "destination_group_prefixes" (
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"group_id" bigint NOT NULL,
	CONSTRAINT "destination_group_prefixes_reseller_id_prefix_pk" PRIMARY KEY("reseller_id","prefix"),
	CONSTRAINT "destination_group_prefixes_digits" CHECK ("destination_group_prefixes"."prefix" ~ '^[0-9]{1,20}$')
);
--> statement-breakpoint
CREATE TABLE "destination_groups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "destination_groups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("destination_groups"."name")) STORED,
	CONSTRAINT "destination_groups_owner" UNIQUE("id","reseller_id")
);
--> statement-breakpoint
CREATE TABLE "discount_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discount_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plan_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"service" text NOT NULL,
	"group_id" bigint,
	"period" text NOT NULL,
	"rollover_periods" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "discount_entries_once" UNIQUE NULLS NOT DISTINCT("plan_id","service","group_id"),
	CONSTRAINT "discount_entries_service" CHECK ("discount_entries"."service" in ('call','message','data','event')),
	CONSTRAINT "discount_entries_period" CHECK ("discount_entries"."period" in ('billing','daily','weekly','semimonthly','monthly','anniversary','days30')),
	CONSTRAINT "discount_entries_rollover" CHECK ("discount_entries"."rollover_periods" between 0 and 36)
);
--> statement-breakpoint
CREATE TABLE "discount_plans" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discount_plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("discount_plans"."name")) STORED,
	CONSTRAINT "discount_plans_owner" UNIQUE("id","reseller_id")
);
--> statement-breakpoint
CREATE TABLE "discount_steps" (
	"entry_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"quantity" bigint,
	"kind" text NOT NULL,
	"value" numeric(18, 5) DEFAULT '0' NOT NULL,
	CONSTRAINT "discount_steps_entry_id_position_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "discount_steps_kind" CHECK ("discount_steps"."kind" in ('free','percent_off','fixed_price')),
	CONSTRAINT "discount_steps_quantity" CHECK ("discount_steps"."quantity" > 0 and "discount_steps"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "customer_discount_plans" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"discount_plan_id" bigint NOT NULL,
	"since" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_tariffs" (
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"service" text NOT NULL,
	"tariff_id" bigint NOT NULL,
	CONSTRAINT "customer_tariffs_customer_id_service_pk" PRIMARY KEY("customer_id","service"),
	CONSTRAINT "customer_tariffs_service" CHECK ("customer_tariffs"."service" in ('call','message','data','event'))
);
--> statement-breakpoint
CREATE TABLE "product_tariffs" (
	"product_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"service" text NOT NULL,
	"tariff_id" bigint NOT NULL,
	CONSTRAINT "product_tariffs_product_id_service_pk" PRIMARY KEY("product_id","service"),
	CONSTRAINT "product_tariffs_service" CHECK ("product_tariffs"."service" in ('call','message','data','event'))
);
--> statement-breakpoint
CREATE TABLE "rate_uploads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rate_uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tariff_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"ended" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"created_by" bigint,
	"created_by_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rate_uploads_tariff" UNIQUE("id","tariff_id"),
	CONSTRAINT "rate_uploads_mode" CHECK ("rate_uploads"."mode" in ('listed','whole','one','end'))
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tariff_id" bigint NOT NULL,
	"upload_id" bigint NOT NULL,
	"entered_by" bigint NOT NULL,
	"superseded_by" bigint,
	"prefix" text COLLATE "C" NOT NULL,
	"destination" text DEFAULT '' NOT NULL,
	"connect_fee" numeric(18, 5) NOT NULL,
	"price" numeric(18, 5) NOT NULL,
	"off_peak_price" numeric(18, 5),
	"first_interval" integer DEFAULT 1 NOT NULL,
	"next_interval" integer DEFAULT 1 NOT NULL,
	"free_seconds" integer DEFAULT 0 NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_to" timestamp (3) with time zone,
	CONSTRAINT "rates_prefix_digits" CHECK ("rates"."prefix" ~ '^[0-9]{0,20}$'),
	CONSTRAINT "rates_amounts" CHECK ("rates"."connect_fee" >= 0 and "rates"."price" >= 0 and "rates"."off_peak_price" >= 0),
	CONSTRAINT "rates_seconds" CHECK ("rates"."first_interval" between 1 and 86400 and "rates"."next_interval" between 1 and 86400 and "rates"."free_seconds" between 0 and 86400),
	CONSTRAINT "rates_validity" CHECK ("rates"."valid_from" < "rates"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "tariffs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariffs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"service" text NOT NULL,
	"zone" text DEFAULT 'UTC' NOT NULL,
	"split" text DEFAULT 'by_start' NOT NULL,
	"off_peak_windows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"holidays" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rounding_decimals" integer DEFAULT 2 NOT NULL,
	"rounding_method" text DEFAULT 'half-up' NOT NULL,
	"minimum_charge" numeric(18, 5) DEFAULT '0' NOT NULL,
	"data_unit_bytes" bigint DEFAULT 1048576 NOT NULL,
	"number_rules" jsonb NOT NULL,
	"fallback_tariff_id" bigint,
	"revision" bigint DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("tariffs"."name")) STORED,
	CONSTRAINT "tariffs_owner" UNIQUE("id","reseller_id"),
	CONSTRAINT "tariffs_service" CHECK ("tariffs"."service" in ('call','message','data','event')),
	CONSTRAINT "tariffs_split" CHECK ("tariffs"."split" in ('by_start')),
	CONSTRAINT "tariffs_rounding_method" CHECK ("tariffs"."rounding_method" in ('half-up','half-even','away-from-zero')),
	CONSTRAINT "tariffs_rounding_decimals" CHECK ("tariffs"."rounding_decimals" between 0 and 5),
	CONSTRAINT "tariffs_amounts" CHECK ("tariffs"."minimum_charge" >= 0 and "tariffs"."data_unit_bytes" > 0),
	CONSTRAINT "tariffs_fallback_other" CHECK ("tariffs"."fallback_tariff_id" <> "tariffs"."id")
);
--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "tax_category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "discount_plan_id" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tax_category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "destination_group_prefixes" ADD CONSTRAINT "destination_group_prefixes_group_fk" FOREIGN KEY ("group_id","reseller_id") REFERENCES "public"."destination_groups"("id","reseller_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destination_groups" ADD CONSTRAINT "destination_groups_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_entries" ADD CONSTRAINT "discount_entries_plan_fk" FOREIGN KEY ("plan_id","reseller_id") REFERENCES "public"."discount_plans"("id","reseller_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_entries" ADD CONSTRAINT "discount_entries_group_fk" FOREIGN KEY ("group_id","reseller_id") REFERENCES "public"."destination_groups"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_plans" ADD CONSTRAINT "discount_plans_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_plans" ADD CONSTRAINT "discount_plans_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_steps" ADD CONSTRAINT "discount_steps_entry_id_discount_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."discount_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_discount_plans" ADD CONSTRAINT "customer_discount_plans_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "customer_discount_plans" ADD CONSTRAINT "customer_discount_plans_plan_fk" FOREIGN KEY ("discount_plan_id","reseller_id") REFERENCES "public"."discount_plans"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_tariffs" ADD CONSTRAINT "customer_tariffs_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "customer_tariffs" ADD CONSTRAINT "customer_tariffs_tariff_fk" FOREIGN KEY ("tariff_id","reseller_id") REFERENCES "public"."tariffs"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_tariffs" ADD CONSTRAINT "product_tariffs_product_fk" FOREIGN KEY ("product_id","reseller_id") REFERENCES "public"."products"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_tariffs" ADD CONSTRAINT "product_tariffs_tariff_fk" FOREIGN KEY ("tariff_id","reseller_id") REFERENCES "public"."tariffs"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_uploads" ADD CONSTRAINT "rate_uploads_tariff_id_tariffs_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariffs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rates" ADD CONSTRAINT "rates_upload_fk" FOREIGN KEY ("upload_id","tariff_id") REFERENCES "public"."rate_uploads"("id","tariff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariffs" ADD CONSTRAINT "tariffs_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariffs" ADD CONSTRAINT "tariffs_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariffs" ADD CONSTRAINT "tariffs_fallback_fk" FOREIGN KEY ("fallback_tariff_id","reseller_id") REFERENCES "public"."tariffs"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "destination_group_prefixes_group" ON "destination_group_prefixes" USING btree ("group_id","prefix");--> statement-breakpoint
CREATE UNIQUE INDEX "destination_groups_name" ON "destination_groups" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE INDEX "destination_groups_by_name" ON "destination_groups" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "discount_entries_group" ON "discount_entries" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "discount_plans_name" ON "discount_plans" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE INDEX "discount_plans_by_name" ON "discount_plans" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "customer_discount_plans_plan" ON "customer_discount_plans" USING btree ("discount_plan_id");--> statement-breakpoint
CREATE INDEX "customer_tariffs_tariff" ON "customer_tariffs" USING btree ("tariff_id");--> statement-breakpoint
CREATE INDEX "product_tariffs_tariff" ON "product_tariffs" USING btree ("tariff_id");--> statement-breakpoint
CREATE INDEX "rate_uploads_history" ON "rate_uploads" USING btree ("tariff_id","id");--> statement-breakpoint
CREATE INDEX "rates_live" ON "rates" USING btree ("tariff_id","prefix","id") WHERE "rates"."superseded_by" is null;--> statement-breakpoint
CREATE INDEX "rates_prefix" ON "rates" USING btree ("tariff_id","prefix","id");--> statement-breakpoint
CREATE INDEX "rates_entered" ON "rates" USING btree ("entered_by");--> statement-breakpoint
CREATE UNIQUE INDEX "tariffs_name" ON "tariffs" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE INDEX "tariffs_by_name" ON "tariffs" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "tariffs_fallback" ON "tariffs" USING btree ("fallback_tariff_id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_discount_plan_fk" FOREIGN KEY ("discount_plan_id","reseller_id") REFERENCES "public"."discount_plans"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_discount_plan" ON "products" USING btree ("discount_plan_id") WHERE "products"."discount_plan_id" is not null;--> statement-breakpoint
-- What a prefix costs at a moment has one answer, whatever the program believes (scenarios: an overlapping rate). Tariff and
-- prefix stand in one hash, which keeps this four times cheaper for a table of 50,000 rates than two columns do.
ALTER TABLE rates ADD CONSTRAINT rates_one_at_a_time
	EXCLUDE USING gist (hashtextextended(prefix, tariff_id) WITH =, tstzrange(valid_from, valid_to) WITH &&) WHERE (superseded_by IS NULL);--> statement-breakpoint
-- A rate is superseded once and otherwise stays as it was written.
CREATE TRIGGER rates_written_once BEFORE UPDATE ON rates FOR EACH ROW
	WHEN (OLD.superseded_by IS NOT NULL OR NEW.superseded_by IS NULL
		OR (OLD.id, OLD.tariff_id, OLD.upload_id, OLD.entered_by, OLD.prefix, OLD.destination, OLD.connect_fee, OLD.price, OLD.off_peak_price,
			OLD.first_interval, OLD.next_interval, OLD.free_seconds, OLD.valid_from, OLD.valid_to)
		IS DISTINCT FROM (NEW.id, NEW.tariff_id, NEW.upload_id, NEW.entered_by, NEW.prefix, NEW.destination, NEW.connect_fee, NEW.price, NEW.off_peak_price,
			NEW.first_interval, NEW.next_interval, NEW.free_seconds, NEW.valid_from, NEW.valid_to))
	EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER rates_kept BEFORE DELETE ON rates FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER rates_no_truncate BEFORE TRUNCATE ON rates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER rate_uploads_append_only BEFORE UPDATE OR DELETE ON rate_uploads FOR EACH ROW EXECUTE FUNCTION refuse_change();
