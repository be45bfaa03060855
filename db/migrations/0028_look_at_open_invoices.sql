-- Invoices that were issued before there was collection: everybody who has an open one is looked at once.
INSERT INTO customer_collection (customer_id, next_at)
	SELECT DISTINCT i.customer_id, now() FROM invoices i
	WHERE i.review = 'issued' AND i.voided_at IS NULL AND i.total > i.paid + i.adjusted
	ON CONFLICT DO NOTHING;
