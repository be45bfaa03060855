import pg from "pg";

export const dynamic = "force-dynamic";

const home = globalThis as typeof globalThis & { yardstick?: pg.Pool };
home.yardstick ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const pool = home.yardstick;

const COLUMNS = [
  "name",
  "email",
  "city",
  "class_name",
  "currency",
  "balance_control",
  "balance",
  "reseller",
  "created_at",
];

const QUERY = `select c.id, c.name, c.email, c.city, k.name as class_name, c.currency, c.balance_control,
    coalesce(b.balance, 0)::text as balance, r.name as reseller, c.created_at::text
  from customers c join customer_classes k on k.id = c.class_id join resellers r on r.id = c.reseller_id
  left join customer_balances b on b.customer_id = c.id
  order by c.name_key, c.id limit 50`;

/** The yardstick: the same table of fifty customers, with its query, and nothing else that a product needs. */
export default async function Page() {
  const { rows } = await pool.query<Record<string, string>>(QUERY);
  return (
    <table>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {COLUMNS.map((column) => (
              <td key={column}>{row[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
