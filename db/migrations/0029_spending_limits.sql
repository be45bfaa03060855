CREATE TABLE "customer_spending" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"daily_limit" numeric(18, 5) NOT NULL,
	"lifted_until" timestamp (3) with time zone,
	CONSTRAINT "customer_spending_limit" CHECK ("customer_spending"."daily_limit" > 0)
);
--> statement-breakpoint
ALTER TABLE "customer_spending" ADD CONSTRAINT "customer_spending_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;