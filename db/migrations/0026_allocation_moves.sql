CREATE TABLE "allocation_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "allocation_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"xdr_id" bigint NOT NULL,
	"from_invoice_id" bigint,
	"to_invoice_id" bigint,
	"amount" numeric(18, 5) NOT NULL,
	"reason" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "allocation_moves_amount" CHECK ("allocation_moves"."amount" > 0),
	CONSTRAINT "allocation_moves_somewhere" CHECK ("allocation_moves"."from_invoice_id" is distinct from "allocation_moves"."to_invoice_id")
);
--> statement-breakpoint
ALTER TABLE "allocation_moves" ADD CONSTRAINT "allocation_moves_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_moves_xdr" ON "allocation_moves" USING btree ("xdr_id","id");--> statement-breakpoint
CREATE INDEX "allocation_moves_customer" ON "allocation_moves" USING btree ("customer_id");