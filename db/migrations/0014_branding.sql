CREATE TABLE "branding" (
	"reseller_id" bigint PRIMARY KEY NOT NULL,
	"logo" "bytea",
	"logo_type" text,
	"accent" text DEFAULT '#1d4ed8' NOT NULL,
	"invoice_text" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "branding_accent" CHECK ("branding"."accent" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "branding_logo" CHECK (("branding"."logo" is null) = ("branding"."logo_type" is null) and "branding"."logo_type" in ('image/png','image/jpeg') and length("branding"."logo") <= 300000)
);
--> statement-breakpoint
ALTER TABLE "resellers" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "resellers" ADD COLUMN "country" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "resellers" ADD COLUMN "tax_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "branding" ADD CONSTRAINT "branding_reseller_id_resellers_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."resellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_unpaid" ON "invoices" USING btree ("id") WHERE "invoices"."review" = 'issued' and "invoices"."voided_at" is null and "invoices"."total" > "invoices"."paid" + "invoices"."adjusted";