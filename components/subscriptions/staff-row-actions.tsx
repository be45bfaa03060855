import { Menu, type MenuItem } from "../ui/menu";
import type { SubscriptionLine } from "./types";

type Rights = {
  one: (id: number) => string;
  list: string;
  adjusts: boolean;
  /** Under one's own name: what moves money is not done for someone else. */
  moves: boolean;
  closes: boolean;
};

/** What may be done with one line of the list; what needs a question first is asked on its own page. */
export const staffRowActions =
  ({ one, list, adjusts, moves, closes }: Rights) =>
  (line: SubscriptionLine) => {
    const href = one(line.subscriptionId);
    const items: MenuItem[] = [{ label: "Details", href }];
    if (line.status !== "closed") {
      if (adjusts) items.push({ label: "Adjust fee…", href: `${href}/adjust` });
      if (adjusts && line.promotionEndsOn) items.push({ label: "Remove promotion…", href });
      if (moves && line.status === "active" && line.pausedOn === null)
        items.push({ label: "Change plan…", href: `${href}/plan` });
      if (moves) items.push({ label: line.pausedOn === null ? "Pause…" : "Resume…", href: `${href}/pause` });
      if (closes)
        items.push({ label: "Close…", href: `${list}/close?ids=${line.subscriptionId}`, danger: true });
    }
    return <Menu label={`Actions for ${line.name}`} items={items} />;
  };
