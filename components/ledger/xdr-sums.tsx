import { formatCounted } from "@/lib/platform/format";
import { Money } from "../ui/money";

type Sum = { currency: string; rows: number; charged: string; credited: string; net: string };

/** What the days asked for come to, a line per currency. */
export function XdrSums({ sums }: { sums: readonly Sum[] }) {
  return sums.map(({ currency, rows, charged, credited, net }) => (
    <p key={currency} className="flex flex-wrap gap-x-4 gap-y-1">
      <span>{formatCounted(rows, "row")} in these days:</span>
      <span>
        charged <Money amount={charged} currency={currency} className="font-medium text-fg" />
      </span>
      <span>
        credited and paid <Money amount={credited} currency={currency} className="font-medium text-fg" />
      </span>
      <span>
        together <Money amount={net} currency={currency} sign="always" className="font-medium text-fg" />
      </span>
    </p>
  ));
}
