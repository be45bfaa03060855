CREATE TABLE "credit_limit_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_limit_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL,
	"what" text NOT NULL,
	"limit_before" numeric(18, 5),
	"limit_after" numeric(18, 5),
	"raise" numeric(18, 5),
	"raise_unit" text,
	"raise_until" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "credit_limit_changes_what" CHECK ("credit_limit_changes"."what" in ('limit','raise','raise_ended'))
);
--> statement-breakpoint
CREATE TABLE "credit_warnings" (
	"customer_id" bigint NOT NULL,
	"unit" text NOT NULL,
	"value" numeric(18, 5) NOT NULL,
	CONSTRAINT "credit_warnings_customer_id_unit_value_pk" PRIMARY KEY("customer_id","unit","value"),
	CONSTRAINT "credit_warnings_unit" CHECK ("credit_warnings"."unit" in ('fixed','percent')),
	CONSTRAINT "credit_warnings_value" CHECK ("credit_warnings"."value" > 0)
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "credit_raise" numeric(18, 5);--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "credit_raise_unit" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "credit_raise_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "credit_raise_max" numeric(18, 5);--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "credit_raise_days" integer;--> statement-breakpoint
ALTER TABLE "credit_limit_changes" ADD CONSTRAINT "credit_limit_changes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_warnings" ADD CONSTRAINT "credit_warnings_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_limit_changes_customer" ON "credit_limit_changes" USING btree ("customer_id","id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_credit_raise" CHECK (("customers"."credit_raise" is null) = ("customers"."credit_raise_until" is null) and ("customers"."credit_raise" is null) = ("customers"."credit_raise_unit" is null)
        and "customers"."credit_raise" > 0 and "customers"."credit_raise_unit" in ('fixed','percent'));--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_credit_raise" CHECK ("roles"."credit_raise_max" >= 0 and "roles"."credit_raise_days" >= 0);--> statement-breakpoint
CREATE TRIGGER credit_limit_changes_append_only BEFORE UPDATE ON credit_limit_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
