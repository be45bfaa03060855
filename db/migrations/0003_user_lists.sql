ALTER TABLE "users" ADD COLUMN "login_key" text COLLATE "C" GENERATED ALWAYS AS (lower("users"."login")) STORED;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search" text GENERATED ALWAYS AS (lower("users"."login" || E'
' || "users"."name" || E'
' || "users"."email")) STORED;--> statement-breakpoint
CREATE INDEX "users_by_login" ON "users" USING btree ("login_key","id");--> statement-breakpoint
CREATE INDEX "users_reseller_by_login" ON "users" USING btree ("reseller_id","login_key","id");--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_realm" ON "users" USING btree ("realm");--> statement-breakpoint
CREATE INDEX "users_role" ON "users" USING btree ("role_id");