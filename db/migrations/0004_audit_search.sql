CREATE INDEX "audit_log_request" ON "audit_log" USING btree ("request_id") WHERE "audit_log"."request_id" <> '';--> statement-breakpoint
CREATE INDEX "audit_log_acted" ON "audit_log" USING btree ("at","id") WHERE "audit_log"."impersonation_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_refused" ON "audit_log" USING btree ("at","id") WHERE "audit_log"."outcome" <> 'ok';