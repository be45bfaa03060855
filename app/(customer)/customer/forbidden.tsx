import { NoPermission } from "@/components/ui/no-permission";

export default function Forbidden() {
  return <NoPermission />;
}
