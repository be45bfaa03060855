import {
  Building2,
  CalendarCheck,
  FileUp,
  Gauge,
  House,
  Layers,
  LockKeyhole,
  Package,
  Phone,
  ReceiptText,
  ScrollText,
  Settings,
  ShieldCheck,
  Store,
  UserRound,
  Users,
} from "lucide-react";

/** The pictures of the navigation, by what they stand for: a name crosses from server to client for less than a drawing. */
export const NAV_ICONS = {
  accounts: Phone,
  audit: ScrollText,
  company: Building2,
  customers: Users,
  dashboard: Gauge,
  distributors: Store,
  home: House,
  import: FileUp,
  plans: Layers,
  products: Package,
  profile: UserRound,
  security: LockKeyhole,
  settings: Settings,
  subscriptions: CalendarCheck,
  users: ShieldCheck,
  xdrs: ReceiptText,
} as const;

export type NavIcon = keyof typeof NAV_ICONS;
