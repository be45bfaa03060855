CREATE TABLE "class_notifications" (
	"class_id" bigint PRIMARY KEY NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"set_id" bigint,
	"mail" text[] NOT NULL,
	"sms" text[] NOT NULL,
	"from_name" text DEFAULT '' NOT NULL,
	"from_address" text DEFAULT '' NOT NULL,
	"reply_to" text DEFAULT '' NOT NULL,
	CONSTRAINT "class_notifications_one_line" CHECK ("class_notifications"."from_name" !~ '[[:cntrl:]]' and "class_notifications"."from_address" !~ '[[:cntrl:][:space:],<>]' and "class_notifications"."reply_to" !~ '[[:cntrl:][:space:],<>]')
);
--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"outbox_id" bigint PRIMARY KEY NOT NULL,
	"customer_id" bigint NOT NULL,
	"transport" text NOT NULL,
	"language" text NOT NULL,
	"sender" text NOT NULL,
	"recipient" text NOT NULL,
	"reply_to" text DEFAULT '' NOT NULL,
	"subject" text NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"headers" jsonb NOT NULL,
	"attachments" text[] NOT NULL,
	"rendered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "message_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outbox_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "message_attempts_outcome" CHECK ("message_attempts"."outcome" in ('sent','failed','refused','uncertain','cancelled','again','arrived'))
);
--> statement-breakpoint
CREATE TABLE "notification_sets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_sets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_sets_owner" UNIQUE("id","reseller_id")
);
--> statement-breakpoint
CREATE TABLE "notification_templates" (
	"set_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"type" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"sms" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_templates_set_id_type_language_pk" PRIMARY KEY("set_id","type","language")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"distributor_id" bigint DEFAULT 0 NOT NULL,
	"channel" text NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"about_type" text,
	"about_id" bigint,
	"values" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"first_attempt_at" timestamp (3) with time zone,
	"message_id" text,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_owner" UNIQUE("id","customer_id"),
	CONSTRAINT "outbox_once" UNIQUE("customer_id","key","channel"),
	CONSTRAINT "outbox_channel" CHECK ("outbox"."channel" in ('mail','sms')),
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('pending','sending','sent','uncertain','dead','cancelled')),
	CONSTRAINT "outbox_pending" CHECK (("outbox"."status" = 'pending') = ("outbox"."next_at" is not null)),
	CONSTRAINT "outbox_sending" CHECK (("outbox"."status" = 'sending') = ("outbox"."lease_until" is not null)),
	CONSTRAINT "outbox_sent" CHECK ("outbox"."status" <> 'sent' or "outbox"."sent_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "class_notifications" ADD CONSTRAINT "class_notifications_class_id_customer_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."customer_classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_notifications" ADD CONSTRAINT "class_notifications_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_notifications" ADD CONSTRAINT "class_notifications_set_fk" FOREIGN KEY ("set_id","reseller_id") REFERENCES "public"."notification_sets"("id","reseller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD CONSTRAINT "mailbox_messages_outbox_fk" FOREIGN KEY ("outbox_id","customer_id") REFERENCES "public"."outbox"("id","customer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attempts" ADD CONSTRAINT "message_attempts_outbox_fk" FOREIGN KEY ("outbox_id","customer_id") REFERENCES "public"."outbox"("id","customer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_sets" ADD CONSTRAINT "notification_sets_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_templates" ADD CONSTRAINT "notification_templates_set_fk" FOREIGN KEY ("set_id","reseller_id") REFERENCES "public"."notification_sets"("id","reseller_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_customer_fk" FOREIGN KEY ("customer_id","reseller_id","distributor_id") REFERENCES "public"."customers"("id","reseller_id","distributor_id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "class_notifications_set" ON "class_notifications" USING btree ("set_id");--> statement-breakpoint
CREATE INDEX "message_attempts_outbox" ON "message_attempts" USING btree ("outbox_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_sets_name" ON "notification_sets" USING btree ("reseller_id",lower("name"));--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at","id") WHERE "outbox"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_leased" ON "outbox" USING btree ("lease_until") WHERE "outbox"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_attention" ON "outbox" USING btree ("id") WHERE "outbox"."status" in ('uncertain','dead');--> statement-breakpoint
CREATE INDEX "outbox_customer" ON "outbox" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "outbox_reseller" ON "outbox" USING btree ("reseller_id","id");--> statement-breakpoint
CREATE INDEX "outbox_distributor" ON "outbox" USING btree ("distributor_id","id");--> statement-breakpoint
CREATE INDEX "outbox_about" ON "outbox" USING btree ("about_type","about_id","id") WHERE "outbox"."about_id" is not null;--> statement-breakpoint
CREATE TRIGGER message_attempts_append_only BEFORE UPDATE ON message_attempts FOR EACH ROW EXECUTE FUNCTION refuse_change();
