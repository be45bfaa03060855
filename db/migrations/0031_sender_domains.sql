CREATE TABLE "sender_domains" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sender_domains_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reseller_id" bigint DEFAULT 0 NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"verified_by" text DEFAULT '' NOT NULL,
	"proof" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "sender_domains_ascii" CHECK ("sender_domains"."domain" ~ '^[a-z0-9.-]{1,253}$'),
	CONSTRAINT "sender_domains_proof" CHECK ("sender_domains"."proof" in ('dns','hand','migration')),
	CONSTRAINT "sender_domains_verified" CHECK (("sender_domains"."verified_at" is null) = ("sender_domains"."proof" is null))
);
--> statement-breakpoint
ALTER TABLE "sender_domains" ADD CONSTRAINT "sender_domains_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sender_domains_name" ON "sender_domains" USING btree ("reseller_id","domain");--> statement-breakpoint
-- What classes write as today goes on: somebody set it up, and it works.
INSERT INTO "sender_domains" ("reseller_id", "domain", "token", "added_at", "added_by", "verified_at", "verified_by", "proof", "note")
SELECT d."reseller_id", d."domain", replace(gen_random_uuid()::text, '-', ''), now(), 'migration', now(), 'migration', 'migration',
  'It was in use before there was a list of sender domains.'
FROM (SELECT DISTINCT "reseller_id", lower(substring("from_address" from '[^@]*$')) AS "domain"
  FROM "class_notifications" WHERE "from_address" LIKE '%@%') d
WHERE d."domain" ~ '^[a-z0-9.-]{1,253}$';
