CREATE TABLE "book_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "book_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"asked_by" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"discrepancies" integer,
	"results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "book_checks_open" ON "book_checks" USING btree ("id") WHERE "book_checks"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "audit_log_changes" ON "audit_log" USING btree ("entity_type","entity_id","at","id") WHERE "audit_log"."kind" <> 'read';