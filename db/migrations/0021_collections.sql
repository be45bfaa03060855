CREATE TABLE "collection_policies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "collection_policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"class_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"effective_on" date NOT NULL,
	"settings" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "customer_collection" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"suspended" boolean DEFAULT false NOT NULL,
	"limited" boolean DEFAULT false NOT NULL,
	"terminated_at" timestamp (3) with time zone,
	"lifted_until" timestamp (3) with time zone,
	"promise_until" date,
	"promise_amount" numeric(18, 5),
	"next_at" timestamp (3) with time zone,
	"looked_at" timestamp (3) with time zone,
	CONSTRAINT "customer_collection_promise" CHECK (("customer_collection"."promise_until" is null) = ("customer_collection"."promise_amount" is null) and "customer_collection"."promise_amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "dunning_steps" (
	"invoice_id" bigint NOT NULL,
	"episode" integer NOT NULL,
	"step" text NOT NULL,
	"days" integer NOT NULL,
	"customer_id" bigint NOT NULL,
	"done_on" date NOT NULL,
	"skipped" boolean DEFAULT false NOT NULL,
	"given_on" date,
	"given_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "dunning_steps_invoice_id_episode_step_days_pk" PRIMARY KEY("invoice_id","episode","step","days")
);
--> statement-breakpoint
CREATE TABLE "invoice_collection" (
	"invoice_id" bigint PRIMARY KEY NOT NULL,
	"customer_id" bigint NOT NULL,
	"status" text NOT NULL,
	"payment_status" text NOT NULL,
	"collect_at_issue" boolean NOT NULL,
	"episode" integer DEFAULT 0 NOT NULL,
	"settled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "invoice_collection_status" CHECK ("invoice_collection"."status" in ('collect','do_not_collect'))
);
--> statement-breakpoint
CREATE TABLE "non_working_days" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_stops" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_stops_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"invoice_id" bigint NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"from_day" date NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"to_day" date,
	"end_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "service_stops_kind" CHECK ("service_stops"."kind" in ('limited','suspended','terminated'))
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disputes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"invoice_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"ordinal" integer,
	"amount" numeric(18, 5) NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text DEFAULT '' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"agreed_amount" numeric(18, 5),
	"xdr_id" bigint,
	CONSTRAINT "disputes_state" CHECK ("disputes"."state" in ('open','agreed','denied','withdrawn')),
	CONSTRAINT "disputes_amount" CHECK ("disputes"."amount" > 0 and ("disputes"."agreed_amount" is null or "disputes"."agreed_amount" > 0))
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "collectable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_policies" ADD CONSTRAINT "collection_policies_class_id_customer_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."customer_classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_policies" ADD CONSTRAINT "collection_policies_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_collection" ADD CONSTRAINT "customer_collection_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_steps" ADD CONSTRAINT "dunning_steps_invoice_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_collection" ADD CONSTRAINT "invoice_collection_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_collection" ADD CONSTRAINT "invoice_collection_owner_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_stops" ADD CONSTRAINT "service_stops_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_invoice_fk" FOREIGN KEY ("invoice_id","customer_id") REFERENCES "public"."invoices"("id","customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_policies_class" ON "collection_policies" USING btree ("class_id","effective_on","id") WHERE "collection_policies"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "customer_collection_next" ON "customer_collection" USING btree ("next_at","customer_id") WHERE "customer_collection"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "customer_collection_suspended" ON "customer_collection" USING btree ("customer_id") WHERE "customer_collection"."suspended";--> statement-breakpoint
CREATE INDEX "customer_collection_limited" ON "customer_collection" USING btree ("customer_id") WHERE "customer_collection"."limited";--> statement-breakpoint
CREATE INDEX "customer_collection_terminated" ON "customer_collection" USING btree ("customer_id") WHERE "customer_collection"."terminated_at" is not null;--> statement-breakpoint
CREATE INDEX "customer_collection_lifted" ON "customer_collection" USING btree ("customer_id") WHERE "customer_collection"."lifted_until" is not null;--> statement-breakpoint
CREATE INDEX "dunning_steps_customer" ON "dunning_steps" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "invoice_collection_customer" ON "invoice_collection" USING btree ("customer_id","invoice_id") WHERE not "invoice_collection"."settled";--> statement-breakpoint
CREATE INDEX "invoice_collection_collect" ON "invoice_collection" USING btree ("invoice_id") WHERE "invoice_collection"."status" = 'collect';--> statement-breakpoint
CREATE INDEX "service_stops_customer" ON "service_stops" USING btree ("customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_stops_open" ON "service_stops" USING btree ("customer_id","kind") WHERE "service_stops"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "disputes_customer" ON "disputes" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "disputes_reseller" ON "disputes" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("invoice_id") WHERE "disputes"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_once" ON "disputes" USING btree ("invoice_id",coalesce("ordinal", 0)) WHERE "disputes"."state" = 'open';--> statement-breakpoint
-- Whole days only, as with blocks: what is suspended and resumed on one day leaves nothing.
CREATE FUNCTION note_service_stop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.kind = 'limited' THEN RETURN NULL; END IF;
	IF NEW.ended_at IS NULL THEN
		INSERT INTO days_without_service (customer_id, cause, from_day) VALUES (NEW.customer_id, 'suspended', NEW.from_day)
		ON CONFLICT DO NOTHING;
	ELSE
		DELETE FROM days_without_service d WHERE d.customer_id = NEW.customer_id AND d.account_id IS NULL
			AND d.cause = 'suspended' AND d.to_day IS NULL AND d.from_day >= NEW.to_day;
		UPDATE days_without_service d SET to_day = NEW.to_day WHERE d.customer_id = NEW.customer_id AND d.account_id IS NULL
			AND d.cause = 'suspended' AND d.to_day IS NULL;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER service_stops_begin AFTER INSERT ON service_stops FOR EACH ROW EXECUTE FUNCTION note_service_stop();--> statement-breakpoint
CREATE TRIGGER service_stops_end AFTER UPDATE OF ended_at ON service_stops FOR EACH ROW
	WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION note_service_stop();--> statement-breakpoint
-- A version of a policy says what was in force then: it can be cancelled, and is never changed.
CREATE TRIGGER collection_policies_frozen BEFORE UPDATE ON collection_policies FOR EACH ROW WHEN (
	(OLD.class_id, OLD.effective_on, OLD.settings, OLD.note, OLD.created_by, OLD.created_at)
		IS DISTINCT FROM (NEW.class_id, NEW.effective_on, NEW.settings, NEW.note, NEW.created_by, NEW.created_at)
	OR OLD.cancelled_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
