ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_invoice_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_run_id_bill_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_series_id_number_series_id_fk";
--> statement-breakpoint
-- Lines come first and their invoice after them: an invoice whose lines are another customer's, or do not add up to what it
-- says, can't be written, and no line can be added to one that is there (scenarios B4, B8; I3).
CREATE FUNCTION refuse_late_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM (SELECT DISTINCT invoice_id FROM written) w JOIN invoices i ON i.id = w.invoice_id) THEN
		RAISE EXCEPTION 'an invoice that is written gets no more lines' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER invoice_lines_before_invoice AFTER INSERT ON invoice_lines REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_lines();--> statement-breakpoint
CREATE FUNCTION check_new_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	wrong bigint;
BEGIN
	SELECT i.id INTO wrong FROM written i LEFT JOIN LATERAL (
		SELECT sum(l.amount) FILTER (WHERE l.section IN ('charges', 'credits')) AS net,
			sum(l.amount) FILTER (WHERE l.section = 'taxes') AS tax,
			sum(l.amount) FILTER (WHERE l.section = 'payments') AS payments,
			bool_and(l.customer_id = i.customer_id) AS own
		FROM invoice_lines l WHERE l.invoice_id = i.id
	) s ON true
	WHERE coalesce(s.net, 0) <> i.net OR coalesce(s.tax, 0) <> i.tax OR coalesce(s.payments, 0) <> i.payments OR s.own IS FALSE
	LIMIT 1;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'the lines of invoice % do not add up to it', wrong USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER invoices_add_up AFTER INSERT ON invoices REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION check_new_invoices();
