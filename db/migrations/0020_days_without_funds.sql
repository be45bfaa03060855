CREATE TABLE "funds_seen" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"seen_to" date NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "funds_seen" ADD CONSTRAINT "funds_seen_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funds_seen_due" ON "funds_seen" USING btree ("seen_to","customer_id");--> statement-breakpoint
-- A day is without funds once, whatever goes wrong.
ALTER TABLE days_without_service ADD CONSTRAINT days_without_service_no_funds_ended CHECK (cause <> 'no_funds' OR to_day IS NOT NULL);--> statement-breakpoint
ALTER TABLE days_without_service ADD CONSTRAINT days_without_service_no_funds_once EXCLUDE USING gist (customer_id WITH =,
	daterange(from_day, to_day) WITH &&) WHERE (cause = 'no_funds');--> statement-breakpoint
-- Every prepaid customer is looked at, whoever writes it.
CREATE FUNCTION begin_funds_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO funds_seen (customer_id, seen_to)
	SELECT id, (created_at AT TIME ZONE billing_time_zone)::date FROM written
	WHERE balance_control = 'prepaid' AND closed_at IS NULL;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER customers_begin_funds_seen AFTER INSERT ON customers REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION begin_funds_seen();--> statement-breakpoint
-- Those that are there already count from today on, from what their midnight found.
INSERT INTO funds_seen (customer_id, seen_to, position)
	SELECT c.id, t.day, coalesce((SELECT min(x.position) - 1 FROM xdrs x
		WHERE x.customer_id = c.id AND x.posted_at >= t.day::timestamp AT TIME ZONE c.billing_time_zone), b.position, 0)
	FROM customers c LEFT JOIN customer_balances b ON b.customer_id = c.id,
		LATERAL (SELECT (now() AT TIME ZONE c.billing_time_zone)::date AS day) t
	WHERE c.balance_control = 'prepaid' AND c.closed_at IS NULL;
