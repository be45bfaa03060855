CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pgcrypto;--> statement-breakpoint
CREATE SEQUENCE "public"."audit_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."party_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"identifier" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"role" text DEFAULT 'phone_line' NOT NULL,
	"billing_model" text DEFAULT 'credit' NOT NULL,
	"product_id" bigint,
	"blocked" boolean DEFAULT false NOT NULL,
	"activates_on" date NOT NULL,
	"expires_on" date,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"identifier_key" text COLLATE "C" GENERATED ALWAYS AS (lower("accounts"."identifier")) STORED,
	"search" text GENERATED ALWAYS AS (lower("accounts"."identifier" || E'
' || "accounts"."name" || E'
' || "accounts"."email")) STORED,
	CONSTRAINT "accounts_owner" UNIQUE("id","customer_id"),
	CONSTRAINT "accounts_role" CHECK ("accounts"."role" in ('universal','phone_line','auto_attendant','prepaid_card','pinless','ip_address','user_domain','mobile','voucher')),
	CONSTRAINT "accounts_billing_model" CHECK ("accounts"."billing_model" in ('debit','voucher','credit','alias','internal','beneficiary')),
	CONSTRAINT "accounts_identifier_present" CHECK (btrim("accounts"."identifier") <> '')
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint DEFAULT nextval('audit_ids') NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text DEFAULT 'ok' NOT NULL,
	"actor_realm" text NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"subject_realm" text,
	"subject_id" bigint,
	"subject_name" text,
	"impersonation_id" bigint,
	"portal" text DEFAULT '' NOT NULL,
	"request_id" text DEFAULT '' NOT NULL,
	"ip" text DEFAULT '' NOT NULL,
	"session_ref" text DEFAULT '' NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" bigint,
	"entity_name" text DEFAULT '' NOT NULL,
	"property" text,
	"before" text,
	"after" text,
	"delta" numeric(18, 5),
	"cause_type" text,
	"cause_id" text,
	"reason" text DEFAULT '' NOT NULL,
	"details" jsonb,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"customer_id" bigint,
	CONSTRAINT "audit_log_id_at_pk" PRIMARY KEY("id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "plan_fees" (
	"plan_id" bigint NOT NULL,
	"billing_period" text NOT NULL,
	"periods" integer DEFAULT 0 NOT NULL,
	"fee" numeric(18, 5) NOT NULL,
	CONSTRAINT "plan_fees_plan_id_billing_period_periods_pk" PRIMARY KEY("plan_id","billing_period","periods"),
	CONSTRAINT "plan_fees_period" CHECK ("plan_fees"."billing_period" in ('daily','weekly','semimonthly','monthly','anniversary','days30')),
	CONSTRAINT "plan_fees_amount" CHECK ("plan_fees"."fee" >= 0 and "plan_fees"."periods" between 0 and 36)
);
--> statement-breakpoint
CREATE TABLE "plan_promotions" (
	"plan_id" bigint NOT NULL,
	"from_period" integer NOT NULL,
	"periods" integer NOT NULL,
	"kind" text NOT NULL,
	"value" numeric(18, 5) DEFAULT '0' NOT NULL,
	CONSTRAINT "plan_promotions_plan_id_from_period_pk" PRIMARY KEY("plan_id","from_period"),
	CONSTRAINT "plan_promotions_kind" CHECK ("plan_promotions"."kind" in ('free','fixed_fee','percent_off')),
	CONSTRAINT "plan_promotions_range" CHECK ("plan_promotions"."from_period" >= 1 and "plan_promotions"."periods" >= 1 and "plan_promotions"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"end_user_name" text DEFAULT '' NOT NULL,
	"invoice_description" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"charge_model" text DEFAULT 'in_advance' NOT NULL,
	"advance_periods" integer DEFAULT 1 NOT NULL,
	"activation_mode" text DEFAULT 'start_date' NOT NULL,
	"activation_fee" numeric(18, 5) DEFAULT '0' NOT NULL,
	"prorate_first" boolean DEFAULT true NOT NULL,
	"prorate_last" boolean DEFAULT true NOT NULL,
	"rounding_decimals" integer DEFAULT 2 NOT NULL,
	"rounding_method" text DEFAULT 'half-up' NOT NULL,
	"minimum_periods" integer DEFAULT 0 NOT NULL,
	"cancellation_fee_kind" text DEFAULT 'none' NOT NULL,
	"cancellation_fee" numeric(18, 5) DEFAULT '0' NOT NULL,
	"credit_when_expired" boolean DEFAULT false NOT NULL,
	"credit_when_blocked" boolean DEFAULT false NOT NULL,
	"credit_when_suspended" boolean DEFAULT false NOT NULL,
	"credit_when_no_funds" boolean DEFAULT false NOT NULL,
	"multiple" boolean DEFAULT false NOT NULL,
	"obligatory" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("plans"."name")) STORED,
	CONSTRAINT "plans_owner" UNIQUE("id","reseller_id"),
	CONSTRAINT "plans_charge_model" CHECK ("plans"."charge_model" in ('in_advance','at_end','progressive')),
	CONSTRAINT "plans_activation_mode" CHECK ("plans"."activation_mode" in ('start_date','first_use')),
	CONSTRAINT "plans_rounding_method" CHECK ("plans"."rounding_method" in ('half-up','half-even','away-from-zero')),
	CONSTRAINT "plans_rounding_decimals" CHECK ("plans"."rounding_decimals" between 0 and 5),
	CONSTRAINT "plans_cancellation" CHECK ("plans"."cancellation_fee_kind" in ('none','fixed','remaining')),
	CONSTRAINT "plans_amounts" CHECK ("plans"."activation_fee" >= 0 and "plans"."cancellation_fee" >= 0),
	CONSTRAINT "plans_counts" CHECK ("plans"."advance_periods" between 1 and 36 and "plans"."minimum_periods" between 0 and 120)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "products_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"end_user_name" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"end_user_description" text DEFAULT '' NOT NULL,
	"info_url" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"plan_id" bigint,
	"precedence" integer DEFAULT 0 NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("products"."name")) STORED,
	CONSTRAINT "products_owner" UNIQUE("id","reseller_id"),
	CONSTRAINT "products_kind" CHECK ("products"."kind" in ('main','addon'))
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" bigint PRIMARY KEY DEFAULT nextval('party_id_seq') NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"class_id" bigint NOT NULL,
	"external_ref" text,
	"name" text NOT NULL,
	"company_name" text DEFAULT '' NOT NULL,
	"salutation" text DEFAULT '' NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone1" text DEFAULT '' NOT NULL,
	"phone2" text DEFAULT '' NOT NULL,
	"fax" text DEFAULT '' NOT NULL,
	"contact1" text DEFAULT '' NOT NULL,
	"contact2" text DEFAULT '' NOT NULL,
	"address1" text DEFAULT '' NOT NULL,
	"address2" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"state" text DEFAULT '' NOT NULL,
	"zip" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"balance_control" text DEFAULT 'postpaid' NOT NULL,
	"credit_limit" numeric(18, 5),
	"billing_period" text DEFAULT 'monthly' NOT NULL,
	"anchor_day" bigint DEFAULT 1 NOT NULL,
	"billing_time_zone" text DEFAULT 'UTC' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"discount_percent" numeric(8, 5) DEFAULT '0' NOT NULL,
	"blocked" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"exported_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name_key" text COLLATE "C" GENERATED ALWAYS AS (lower("customers"."name")) STORED,
	"search" text GENERATED ALWAYS AS (lower("customers"."name" || E'
' || "customers"."company_name" || E'
' || "customers"."first_name" || ' ' || "customers"."last_name" || E'
' || "customers"."email" || E'
' || "customers"."phone1" || E'
' || "customers"."phone2" || E'
' || "customers"."fax" || E'
' || "customers"."contact1" || E'
' || "customers"."contact2" || E'
' || "customers"."address1" || E'
' || "customers"."address2" || E'
' || "customers"."city" || E'
' || "customers"."state" || E'
' || "customers"."zip" || E'
' || "customers"."country" || E'
' || coalesce("customers"."external_ref", ''))) STORED,
	CONSTRAINT "customers_owner" UNIQUE("id","reseller_id","distributor_id"),
	CONSTRAINT "customers_balance_control" CHECK ("customers"."balance_control" in ('postpaid','prepaid')),
	CONSTRAINT "customers_billing_period" CHECK ("customers"."billing_period" in ('daily','weekly','semimonthly','monthly','anniversary','days30')),
	CONSTRAINT "customers_anchor_day" CHECK ("customers"."anchor_day" between 1 and 31),
	CONSTRAINT "customers_name_present" CHECK (btrim("customers"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "impersonations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "impersonations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"actor_user_id" bigint NOT NULL,
	"actor_realm" text NOT NULL,
	"actor_name" text NOT NULL,
	"session_hash" text NOT NULL,
	"portal" text NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"customer_id" bigint,
	"account_id" bigint,
	"subject_name" text NOT NULL,
	"reason" text NOT NULL,
	"ticket" text DEFAULT '' NOT NULL,
	"handover_hash" text NOT NULL,
	"handover_expires_at" timestamp (3) with time zone NOT NULL,
	"handover_used_at" timestamp (3) with time zone,
	"token_hash" text,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" bigint,
	"end_cause" text
);
--> statement-breakpoint
CREATE TABLE "list_preferences" (
	"user_id" bigint NOT NULL,
	"list" text NOT NULL,
	"settings" jsonb NOT NULL,
	CONSTRAINT "list_preferences_user_id_list_pk" PRIMARY KEY("user_id","list")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	"blocked_until" timestamp (3) with time zone,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "read_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"impersonation_id" bigint NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" bigint NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "role_permissions" (
	"role_id" bigint NOT NULL,
	"permission" text NOT NULL,
	CONSTRAINT "role_permissions_role_id_permission_pk" PRIMARY KEY("role_id","permission")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"realm" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"builtin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_realm" CHECK ("roles"."realm" in ('admin','distributor','reseller','customer','account'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"portal" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"idle_seconds" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"authenticated_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_because" text,
	"ip" text DEFAULT '' NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"realm" text NOT NULL,
	"role_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"customer_id" bigint,
	"account_id" bigint,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"time_zone" text,
	"status" text DEFAULT 'active' NOT NULL,
	"password_hash" text NOT NULL,
	"password_changed_at" timestamp (3) with time zone,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"totp_secret" text,
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" bigint,
	"last_sign_in_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_status" CHECK ("users"."status" in ('active','disabled')),
	CONSTRAINT "users_owner_fits_realm" CHECK (case "users"."realm"
        when 'admin' then "users"."reseller_id" = 0 and "users"."distributor_id" = 0 and "users"."customer_id" is null and "users"."account_id" is null
        when 'reseller' then "users"."reseller_id" <> 0 and "users"."distributor_id" = 0 and "users"."customer_id" is null and "users"."account_id" is null
        when 'distributor' then "users"."distributor_id" <> 0 and "users"."customer_id" is null and "users"."account_id" is null
        when 'customer' then "users"."customer_id" is not null and "users"."account_id" is null
        when 'account' then "users"."customer_id" is not null and "users"."account_id" is not null
        else false end)
);
--> statement-breakpoint
CREATE TABLE "import_keys" (
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"external_ref" text NOT NULL,
	"row_hash" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	CONSTRAINT "import_keys_reseller_id_external_ref_pk" PRIMARY KEY("reseller_id","external_ref")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" bigint NOT NULL,
	"line_no" integer NOT NULL,
	"record" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"customer_id" bigint,
	CONSTRAINT "import_rows_import_id_line_no_pk" PRIMARY KEY("import_id","line_no"),
	CONSTRAINT "import_rows_status_known" CHECK ("import_rows"."status" in ('pending','imported','unchanged','rejected'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"kind" text DEFAULT 'customers' NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"file_sha256" text NOT NULL,
	"headers" jsonb NOT NULL,
	"mapping" jsonb,
	"status" text DEFAULT 'staged' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"failure" text DEFAULT '' NOT NULL,
	"created_by" bigint,
	"created_by_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('staged','previewed','queued','running','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_key" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"output" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_key_operation_key_pk" PRIMARY KEY("actor_key","operation","key")
);
--> statement-breakpoint
CREATE TABLE "customer_balances" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"balance" numeric(18, 5) DEFAULT '0' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "company" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"base_currency" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"second_factor_required" boolean DEFAULT true NOT NULL,
	"impersonation_enabled" boolean DEFAULT true NOT NULL,
	"tell_customer_of_access" boolean DEFAULT false NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_single" CHECK ("company"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "currencies" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"decimals" integer DEFAULT 2 NOT NULL,
	"minimum_payment" numeric(18, 5) DEFAULT '0' NOT NULL,
	"rate" numeric(18, 5) DEFAULT '1' NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_classes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_classes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"currency" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"restore_within_days" integer DEFAULT 30 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "distributors" (
	"id" bigint PRIMARY KEY DEFAULT nextval('party_id_seq') NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"sales_commission" numeric(8, 5) DEFAULT '0' NOT NULL,
	"payment_commission" numeric(8, 5) DEFAULT '0' NOT NULL,
	"credit_limit" numeric(18, 5),
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "distributors_status" CHECK ("distributors"."status" in ('active','blocked','closed'))
);
--> statement-breakpoint
CREATE TABLE "resellers" (
	"id" bigint PRIMARY KEY DEFAULT nextval('party_id_seq') NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "resellers_status" CHECK ("resellers"."status" in ('active','blocked','closed'))
);
--> statement-breakpoint
CREATE TABLE "time_zones" (
	"name" text PRIMARY KEY NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscription_adjustments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_adjustments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscription_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"value" numeric(18, 5) NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_adjustments_kind" CHECK ("subscription_adjustments"."kind" in ('discount','upcharge')),
	CONSTRAINT "subscription_adjustments_unit" CHECK ("subscription_adjustments"."unit" in ('fixed','percent')),
	CONSTRAINT "subscription_adjustments_value" CHECK ("subscription_adjustments"."value" > 0)
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"account_id" bigint,
	"product_id" bigint,
	"plan_id" bigint NOT NULL,
	"start_on" date NOT NULL,
	"activated_on" date,
	"finish_on" date,
	"billed_to" date,
	"promotion_removed_on" date,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text DEFAULT '' NOT NULL,
	"recurring_fee" numeric(18, 5) NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_owner" UNIQUE("id","customer_id"),
	CONSTRAINT "subscriptions_dates" CHECK ("subscriptions"."finish_on" is null or "subscriptions"."finish_on" >= "subscriptions"."start_on" - 1),
	CONSTRAINT "subscriptions_fee" CHECK ("subscriptions"."recurring_fee" >= 0)
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "plan_fees" ADD CONSTRAINT "plan_fees_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_promotions" ADD CONSTRAINT "plan_promotions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_distributor_id_distributors_id_fk" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_class_id_customer_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."customer_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_actor_user_id_users_id_fk" FOREIGN KEY ("actor_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_session_hash_sessions_id_hash_fk" FOREIGN KEY ("session_hash") REFERENCES "public"."sessions"("id_hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_preferences" ADD CONSTRAINT "list_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_distributor_id_distributors_id_fk" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_account_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."accounts"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_balances" ADD CONSTRAINT "customer_balances_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_classes" ADD CONSTRAINT "customer_classes_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_classes" ADD CONSTRAINT "customer_classes_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distributors" ADD CONSTRAINT "distributors_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distributors" ADD CONSTRAINT "distributors_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resellers" ADD CONSTRAINT "resellers_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_adjustments" ADD CONSTRAINT "subscription_adjustments_subscription_fk" FOREIGN KEY ("subscription_id","customer_id") REFERENCES "public"."subscriptions"("id","customer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_account_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."accounts"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_identifier" ON "accounts" USING btree ("identifier_key");--> statement-breakpoint
CREATE INDEX "accounts_by_identifier" ON "accounts" USING btree ("identifier_key","id");--> statement-breakpoint
CREATE INDEX "accounts_customer" ON "accounts" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "accounts_reseller" ON "accounts" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "accounts_distributor" ON "accounts" USING btree ("distributor_id","id");--> statement-breakpoint
CREATE INDEX "accounts_product" ON "accounts" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "accounts_search" ON "accounts" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "audit_log_entity" ON "audit_log" USING btree ("entity_type","entity_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_customer" ON "audit_log" USING btree ("customer_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_impersonation" ON "audit_log" USING btree ("impersonation_id") WHERE "audit_log"."impersonation_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plans_name" ON "plans" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE INDEX "plans_by_name" ON "plans" USING btree ("name_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_name" ON "products" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE INDEX "products_by_name" ON "products" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "products_plan" ON "products" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_name" ON "customers" USING btree ("reseller_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_external_ref" ON "customers" USING btree ("reseller_id","external_ref");--> statement-breakpoint
CREATE INDEX "customers_by_name" ON "customers" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "customers_reseller_by_name" ON "customers" USING btree ("reseller_id","name_key","id");--> statement-breakpoint
CREATE INDEX "customers_reseller_id" ON "customers" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "customers_distributor_by_name" ON "customers" USING btree ("distributor_id","name_key","id");--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_class" ON "customers" USING btree ("class_id");--> statement-breakpoint
CREATE UNIQUE INDEX "impersonations_handover" ON "impersonations" USING btree ("handover_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "impersonations_token" ON "impersonations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "impersonations_actor" ON "impersonations" USING btree ("actor_user_id","started_at");--> statement-breakpoint
CREATE INDEX "impersonations_session" ON "impersonations" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "impersonations_customer" ON "impersonations" USING btree ("customer_id","started_at");--> statement-breakpoint
CREATE INDEX "rate_limits_window" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "read_receipts_created" ON "read_receipts" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_key" ON "roles" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_realm_name" ON "roles" USING btree ("realm",lower("name"));--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login" ON "users" USING btree (lower("login"));--> statement-breakpoint
CREATE INDEX "users_reseller" ON "users" USING btree ("reseller_id","realm");--> statement-breakpoint
CREATE INDEX "users_customer" ON "users" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "users_account" ON "users" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "import_rows_pending" ON "import_rows" USING btree ("import_id","line_no") WHERE "import_rows"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "import_rows_status" ON "import_rows" USING btree ("import_id","status","line_no");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_classes_name" ON "customer_classes" USING btree ("reseller_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "customer_classes_default" ON "customer_classes" USING btree ("reseller_id") WHERE "customer_classes"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "distributors_name" ON "distributors" USING btree ("reseller_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "resellers_name" ON "resellers" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "subscription_adjustments_subscription" ON "subscription_adjustments" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_customer" ON "subscriptions" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "subscriptions_account" ON "subscriptions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "subscriptions_plan" ON "subscriptions" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "subscriptions_product" ON "subscriptions" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "subscriptions_reseller" ON "subscriptions" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "subscriptions_distributor" ON "subscriptions" USING btree ("distributor_id","id");--> statement-breakpoint
-- Monthly partitions: this month and the next two; called at start and daily by a job. The default partition
-- is a net, never the place where rows are meant to live.
CREATE TABLE "audit_log_default" PARTITION OF "audit_log" DEFAULT;--> statement-breakpoint
CREATE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	first date;
	part text;
BEGIN
	FOR i IN 0..2 LOOP
		first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
		part := 'audit_log_' || to_char(first, 'YYYY_MM');
		IF to_regclass(part) IS NULL THEN
			EXECUTE format(
				'CREATE TABLE %I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)',
				part, first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00');
		END IF;
	END LOOP;
END $$;--> statement-breakpoint
SELECT ensure_month_partitions();--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% on % is refused: its rows are append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Currencies a provider is likely to use; only the base currency is switched on by the installation.
INSERT INTO currencies (code, name, decimals, active) VALUES
	('USD', 'US dollar', 2, false), ('EUR', 'Euro', 2, false), ('GBP', 'Pound sterling', 2, false),
	('CAD', 'Canadian dollar', 2, false), ('AUD', 'Australian dollar', 2, false), ('NZD', 'New Zealand dollar', 2, false),
	('CHF', 'Swiss franc', 2, false), ('SEK', 'Swedish krona', 2, false), ('NOK', 'Norwegian krone', 2, false),
	('DKK', 'Danish krone', 2, false), ('PLN', 'Polish zloty', 2, false), ('CZK', 'Czech koruna', 2, false),
	('UAH', 'Ukrainian hryvnia', 2, false), ('BRL', 'Brazilian real', 2, false), ('MXN', 'Mexican peso', 2, false),
	('ARS', 'Argentine peso', 2, false), ('CLP', 'Chilean peso', 0, false), ('COP', 'Colombian peso', 2, false),
	('JPY', 'Japanese yen', 0, false), ('CNY', 'Chinese yuan', 2, false), ('HKD', 'Hong Kong dollar', 2, false),
	('SGD', 'Singapore dollar', 2, false), ('INR', 'Indian rupee', 2, false), ('IDR', 'Indonesian rupiah', 2, false),
	('THB', 'Thai baht', 2, false), ('PHP', 'Philippine peso', 2, false), ('MYR', 'Malaysian ringgit', 2, false),
	('ZAR', 'South African rand', 2, false), ('NGN', 'Nigerian naira', 2, false), ('KES', 'Kenyan shilling', 2, false),
	('EGP', 'Egyptian pound', 2, false), ('AED', 'UAE dirham', 2, false), ('SAR', 'Saudi riyal', 2, false),
	('KWD', 'Kuwaiti dinar', 3, false), ('BHD', 'Bahraini dinar', 3, false), ('TRY', 'Turkish lira', 2, false),
	('ILS', 'Israeli new shekel', 2, false), ('KRW', 'South Korean won', 0, false), ('GEL', 'Georgian lari', 2, false);--> statement-breakpoint
INSERT INTO time_zones (name) VALUES
	('UTC'), ('America/New_York'), ('America/Chicago'), ('America/Denver'), ('America/Los_Angeles'), ('America/Toronto'),
	('America/Vancouver'), ('America/Mexico_City'), ('America/Bogota'), ('America/Sao_Paulo'), ('America/Santiago'),
	('America/Argentina/Buenos_Aires'), ('Europe/London'), ('Europe/Lisbon'), ('Europe/Madrid'), ('Europe/Paris'),
	('Europe/Berlin'), ('Europe/Rome'), ('Europe/Warsaw'), ('Europe/Kyiv'), ('Europe/Istanbul'), ('Africa/Cairo'),
	('Africa/Lagos'), ('Africa/Nairobi'), ('Africa/Johannesburg'), ('Asia/Dubai'), ('Asia/Kolkata'), ('Asia/Bangkok'),
	('Asia/Singapore'), ('Asia/Jakarta'), ('Asia/Manila'), ('Asia/Tokyo'), ('Australia/Sydney'), ('Pacific/Auckland');--> statement-breakpoint
-- The owners with id 0: "the company itself" and "no distributor" (db/schema/shared.ts).
INSERT INTO resellers (id, name, currency) VALUES (0, '', 'USD');--> statement-breakpoint
INSERT INTO distributors (id, reseller_id, name, currency) VALUES (0, 0, '', 'USD');
