ALTER TABLE "subscriptions" ADD COLUMN "short_from" date;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "short_tried_on" date;--> statement-breakpoint
CREATE INDEX "subscriptions_short" ON "subscriptions" USING btree ("customer_id") WHERE "subscriptions"."short_from" is not null;