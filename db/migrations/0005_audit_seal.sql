CREATE TABLE "audit_blocks" (
	"block_no" bigint PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"xid_from" bigint NOT NULL,
	"xid_to" bigint,
	"row_count" integer NOT NULL,
	"rows_hash" text NOT NULL,
	"prev_hash" text NOT NULL,
	"block_hash" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_epochs" (
	"epoch" integer PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_log_xid" ON "audit_log" USING brin (("xid"::bigint));--> statement-breakpoint
INSERT INTO audit_epochs (epoch) VALUES (1);--> statement-breakpoint
CREATE TRIGGER audit_blocks_append_only BEFORE UPDATE OR DELETE ON audit_blocks FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_blocks_no_truncate BEFORE TRUNCATE ON audit_blocks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_epochs_append_only BEFORE UPDATE OR DELETE ON audit_epochs FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_epochs_no_truncate BEFORE TRUNCATE ON audit_epochs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- What of a row is sealed. Columns stand by name, so that one added later leaves old blocks as they are.
CREATE FUNCTION audit_row_digest(r audit_log) RETURNS bytea LANGUAGE sql STABLE AS $$
	SELECT sha256(convert_to(jsonb_build_array(
		r.id, (extract(epoch FROM r.at) * 1000)::bigint, r.epoch, r.xid, r.kind, r.action, r.outcome,
		r.actor_realm, r.actor_id, r.actor_name, r.subject_realm, r.subject_id, r.subject_name, r.impersonation_id,
		r.portal, r.request_id, r.ip, r.session_ref, r.entity_type, r.entity_id, r.entity_name,
		r.property, r.before, r.after, r.delta::text, r.cause_type, r.cause_id, r.reason, r.details,
		r.reseller_id, r.distributor_id, r.customer_id)::text, 'UTF8'))
$$;--> statement-breakpoint
-- In another cluster (a restored dump) transaction ids begin anew: what is written from then on is another epoch.
CREATE FUNCTION ensure_audit_epoch() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	current_epoch int := (SELECT max(e.epoch) FROM audit_epochs e);
	seen bigint := greatest(
		(SELECT max(b.xid_to) FROM audit_blocks b WHERE b.epoch = current_epoch),
		(SELECT l.xid::bigint FROM audit_log l WHERE l.epoch = current_epoch ORDER BY l.at DESC, l.id DESC LIMIT 1));
BEGIN
	IF seen > pg_current_xact_id()::text::bigint THEN
		INSERT INTO audit_epochs (epoch) VALUES (current_epoch + 1);
		EXECUTE format('ALTER TABLE audit_log ALTER COLUMN epoch SET DEFAULT %s', current_epoch + 1);
	END IF;
END $$;--> statement-breakpoint
-- Called at every start, before anything is written, and daily by a job.
CREATE OR REPLACE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	first date;
	part text;
BEGIN
	FOR i IN 0..2 LOOP
		first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
		part := 'audit_log_' || to_char(first, 'YYYY_MM');
		IF to_regclass(part) IS NULL THEN
			EXECUTE format(
				'CREATE TABLE %I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)',
				part, first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00');
		END IF;
	END LOOP;
	PERFORM ensure_audit_epoch();
END $$;
