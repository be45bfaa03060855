CREATE TABLE "credit_told" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"reached" text[] NOT NULL,
	"times" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payment_methods" ADD COLUMN "expiry_told_in" text;--> statement-breakpoint
ALTER TABLE "credit_told" ADD CONSTRAINT "credit_told_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_told_reached" ON "credit_told" USING btree ("customer_id") WHERE "credit_told"."reached" <> '{}';--> statement-breakpoint
CREATE INDEX "customers_limited" ON "customers" USING btree ("id") WHERE "customers"."credit_limit" is not null and "customers"."balance_control" = 'postpaid' and "customers"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "payment_methods_expiry" ON "payment_methods" USING btree ("expiry_year","expiry_month","id") WHERE "payment_methods"."is_default" and "payment_methods"."removed_at" is null;--> statement-breakpoint
-- Nothing ever sent this one; it is no longer on offer.
UPDATE "class_notifications" SET "mail" = array_remove("mail", 'auto_payment_soon') WHERE 'auto_payment_soon' = any("mail");--> statement-breakpoint
DELETE FROM "notification_templates" WHERE "type" = 'auto_payment_soon';
