-- A function keeps its plans. Made while there are few invoices they would read all of them, and stay so while a run writes a
-- hundred thousand: these two ask by index, whatever the tables' size.
ALTER FUNCTION refuse_late_lines() SET enable_seqscan = off;--> statement-breakpoint
ALTER FUNCTION check_new_invoices() SET enable_seqscan = off;
