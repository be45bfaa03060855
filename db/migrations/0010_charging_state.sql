CREATE TABLE "days_without_service" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "days_without_service_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"account_id" bigint,
	"cause" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "days_without_service_cause" CHECK ("days_without_service"."cause" in ('expired','blocked','suspended','no_funds')),
	CONSTRAINT "days_without_service_days" CHECK ("days_without_service"."to_day" is null or "days_without_service"."from_day" < "days_without_service"."to_day")
);
--> statement-breakpoint
ALTER TABLE "subscription_charges" DROP CONSTRAINT "subscription_charges_component";--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD COLUMN "credits" bigint;--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD COLUMN "refunded_from" date;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "charge_from" date;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "paused_on" date;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "changed_from" bigint;--> statement-breakpoint
ALTER TABLE "days_without_service" ADD CONSTRAINT "days_without_service_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "days_without_service" ADD CONSTRAINT "days_without_service_account_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."accounts"("id","customer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "days_without_service_customer" ON "days_without_service" USING btree ("customer_id","from_day");--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_credits_subscription_charges_id_fk" FOREIGN KEY ("credits") REFERENCES "public"."subscription_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_changed_from_subscriptions_id_fk" FOREIGN KEY ("changed_from") REFERENCES "public"."subscriptions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_expiring" ON "accounts" USING btree ("customer_id","expires_on") WHERE "accounts"."expires_on" is not null;--> statement-breakpoint
CREATE INDEX "subscription_charges_credits" ON "subscription_charges" USING btree ("credits") WHERE "subscription_charges"."credits" is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_changed_from" ON "subscriptions" USING btree ("changed_from") WHERE "subscriptions"."changed_from" is not null;--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_credit" CHECK (("subscription_charges"."credits" is not null) = ("subscription_charges"."component" in ('waiver','refund')));--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_refunded" CHECK ("subscription_charges"."refunded_from" is null or "subscription_charges"."component" = 'fee');--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_component" CHECK ("subscription_charges"."component" in ('fee','activation_fee','cancellation_fee','waiver','refund'));--> statement-breakpoint
-- Days that were given back may be charged again, and no others (scenarios, B1, P-1).
ALTER TABLE subscription_charges DROP CONSTRAINT subscription_charges_once;--> statement-breakpoint
ALTER TABLE subscription_charges ADD CONSTRAINT subscription_charges_once EXCLUDE USING gist (subscription_id WITH =,
	daterange(period_from, least(period_to, coalesce(refunded_from, period_to))) WITH &&) WHERE (component = 'fee');--> statement-breakpoint
DROP TRIGGER subscription_charges_append_only ON subscription_charges;--> statement-breakpoint
CREATE TRIGGER subscription_charges_kept BEFORE DELETE ON subscription_charges FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER subscription_charges_append_only BEFORE UPDATE ON subscription_charges FOR EACH ROW
	WHEN (to_jsonb(NEW) - 'refunded_from' IS DISTINCT FROM to_jsonb(OLD) - 'refunded_from'
		OR NEW.refunded_from IS NULL OR NEW.refunded_from < NEW.period_from OR NEW.refunded_from >= NEW.period_to
		OR NEW.refunded_from > OLD.refunded_from)
	EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE UNIQUE INDEX days_without_service_open ON days_without_service (customer_id, coalesce(account_id, 0), cause)
	WHERE to_day IS NULL;--> statement-breakpoint
-- What a request calls now, if it said so; the database's own clock otherwise.
CREATE FUNCTION told_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
	SELECT coalesce(nullif(current_setting('trunkline.now', true), '')::timestamptz, now())
$$;--> statement-breakpoint
-- Whole days only: what is blocked and unblocked on one day leaves nothing (scenarios, P-4).
CREATE FUNCTION note_days_blocked(of_customer bigint, of_account bigint, zone text, blocked boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE today date := (told_now() AT TIME ZONE zone)::date;
BEGIN
	IF blocked THEN
		INSERT INTO days_without_service (customer_id, account_id, cause, from_day)
		VALUES (of_customer, of_account, 'blocked', today) ON CONFLICT DO NOTHING;
	ELSE
		DELETE FROM days_without_service d WHERE d.customer_id = of_customer AND d.account_id IS NOT DISTINCT FROM of_account
			AND d.cause = 'blocked' AND d.to_day IS NULL AND d.from_day >= today;
		UPDATE days_without_service d SET to_day = today WHERE d.customer_id = of_customer
			AND d.account_id IS NOT DISTINCT FROM of_account AND d.cause = 'blocked' AND d.to_day IS NULL;
	END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION note_customer_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM note_days_blocked(NEW.id, NULL, NEW.billing_time_zone, NEW.blocked);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_account_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM note_days_blocked(NEW.customer_id, NEW.id, c.billing_time_zone, NEW.blocked)
		FROM customers c WHERE c.id = NEW.customer_id;
	RETURN NULL;
END $$;--> statement-breakpoint
-- A last day of use that has passed and is moved afterwards: the days in between were without service all the same.
CREATE FUNCTION note_account_expired() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO days_without_service (customer_id, account_id, cause, from_day, to_day)
	SELECT NEW.customer_id, NEW.id, 'expired', OLD.expires_on + 1, t.day
	FROM customers c, LATERAL (SELECT least((told_now() AT TIME ZONE c.billing_time_zone)::date, NEW.expires_on + 1) AS day) t
	WHERE c.id = NEW.customer_id AND OLD.expires_on + 1 < t.day;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER customers_born_blocked AFTER INSERT ON customers FOR EACH ROW WHEN (NEW.blocked)
	EXECUTE FUNCTION note_customer_blocked();--> statement-breakpoint
CREATE TRIGGER customers_block AFTER UPDATE OF blocked ON customers FOR EACH ROW WHEN (OLD.blocked IS DISTINCT FROM NEW.blocked)
	EXECUTE FUNCTION note_customer_blocked();--> statement-breakpoint
CREATE TRIGGER accounts_born_blocked AFTER INSERT ON accounts FOR EACH ROW WHEN (NEW.blocked)
	EXECUTE FUNCTION note_account_blocked();--> statement-breakpoint
CREATE TRIGGER accounts_block AFTER UPDATE OF blocked ON accounts FOR EACH ROW WHEN (OLD.blocked IS DISTINCT FROM NEW.blocked)
	EXECUTE FUNCTION note_account_blocked();--> statement-breakpoint
CREATE TRIGGER accounts_expiry AFTER UPDATE OF expires_on ON accounts FOR EACH ROW
	WHEN (OLD.expires_on IS NOT NULL AND OLD.expires_on IS DISTINCT FROM NEW.expires_on)
	EXECUTE FUNCTION note_account_expired();--> statement-breakpoint
-- Since when the blocked ones are so was never written down: they count from now on.
INSERT INTO days_without_service (customer_id, cause, from_day)
	SELECT id, 'blocked', (now() AT TIME ZONE billing_time_zone)::date FROM customers WHERE blocked AND closed_at IS NULL;--> statement-breakpoint
INSERT INTO days_without_service (customer_id, account_id, cause, from_day)
	SELECT a.customer_id, a.id, 'blocked', (now() AT TIME ZONE c.billing_time_zone)::date
	FROM accounts a JOIN customers c ON c.id = a.customer_id WHERE a.blocked AND a.closed_at IS NULL;
