CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "subscription_charges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_charges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscription_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"component" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"amount" numeric(18, 5) NOT NULL,
	"full_fee" numeric(18, 5) NOT NULL,
	"share_days" integer NOT NULL,
	"share_of" integer NOT NULL,
	"xdr_id" bigint NOT NULL,
	CONSTRAINT "subscription_charges_component" CHECK ("subscription_charges"."component" in ('fee','activation_fee','cancellation_fee','waiver')),
	CONSTRAINT "subscription_charges_days" CHECK ("subscription_charges"."period_from" < "subscription_charges"."period_to")
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "activation_fee_charged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "cancellation_fee_charged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_subscription_fk" FOREIGN KEY ("subscription_id","customer_id") REFERENCES "public"."subscriptions"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscription_charges_subscription" ON "subscription_charges" USING btree ("subscription_id","period_from");--> statement-breakpoint
-- What was billed before it came here had its activation fee there.
UPDATE subscriptions SET activation_fee_charged = true WHERE billed_to IS NOT NULL;--> statement-breakpoint
-- Days of one subscription are charged once, whatever the program believes (scenarios, B1).
ALTER TABLE subscription_charges ADD CONSTRAINT subscription_charges_once
	EXCLUDE USING gist (subscription_id WITH =, daterange(period_from, period_to) WITH &&) WHERE (component = 'fee');--> statement-breakpoint
CREATE UNIQUE INDEX subscription_charges_one_off ON subscription_charges (subscription_id, component)
	WHERE component IN ('activation_fee', 'cancellation_fee');--> statement-breakpoint
CREATE TRIGGER subscription_charges_append_only BEFORE UPDATE OR DELETE ON subscription_charges FOR EACH ROW EXECUTE FUNCTION refuse_change();
