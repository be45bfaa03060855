CREATE INDEX "accounts_reseller_by_identifier" ON "accounts" USING btree ("reseller_id","identifier_key","id");--> statement-breakpoint
CREATE INDEX "accounts_distributor_by_identifier" ON "accounts" USING btree ("distributor_id","identifier_key","id");--> statement-breakpoint
CREATE INDEX "accounts_blocked" ON "accounts" USING btree ("id") WHERE "accounts"."blocked";--> statement-breakpoint
CREATE INDEX "accounts_closed" ON "accounts" USING btree ("id") WHERE "accounts"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "customers_distributor_id" ON "customers" USING btree ("distributor_id","id");--> statement-breakpoint
CREATE INDEX "customers_balance" ON "customers" USING btree ("balance_control");--> statement-breakpoint
CREATE INDEX "customers_blocked" ON "customers" USING btree ("id") WHERE "customers"."blocked";--> statement-breakpoint
CREATE INDEX "customers_closed" ON "customers" USING btree ("id") WHERE "customers"."closed_at" is not null;