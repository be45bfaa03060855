import type { KeyboardEvent } from "react";

const itemsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')];

/** Arrows, Home, End and first letters move through a menu's items; the list turns round at its ends. */
export function focusByKey(event: KeyboardEvent<HTMLElement>): void {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? items.length - 1 : at - 1 + items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = steps[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next % items.length]?.focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    turned.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}

/** Puts an opened list under its button, or above when there is no room, and focuses its first item. Scrolling closes it. */
export function placeBelow(list: HTMLElement, button: HTMLElement): void {
  const around = button.getBoundingClientRect();
  const own = list.getBoundingClientRect();
  const below = around.bottom + 6;
  const top = below + own.height > innerHeight - 8 ? Math.max(8, around.top - own.height - 6) : below;
  list.style.margin = "0";
  list.style.inset = "auto";
  list.style.top = `${top}px`;
  list.style.left = `${Math.min(Math.max(8, around.right - own.width), innerWidth - own.width - 8)}px`;
  itemsOf(list)[0]?.focus({ preventScroll: true });
  window.addEventListener("scroll", () => list.matches(":popover-open") && list.hidePopover(), {
    once: true,
    capture: true,
  });
}
