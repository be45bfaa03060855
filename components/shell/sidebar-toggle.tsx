"use client";

import { PanelLeft } from "lucide-react";

/** Folds the sidebar to icons and back; the choice is a cookie, so the server draws the next page right away. */
export function SidebarToggle() {
  return (
    <button
      type="button"
      className="nav-item w-full"
      aria-label="Fold or unfold the menu"
      onClick={(event) => {
        const shell = event.currentTarget.closest<HTMLElement>("[data-sidebar]");
        if (!shell) return;
        const next = shell.dataset.sidebar === "folded" ? "open" : "folded";
        shell.dataset.sidebar = next;
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
        document.cookie = `sidebar=${next}; path=/; max-age=31536000; samesite=lax`;
      }}
    >
      <PanelLeft aria-hidden="true" />
      <span className="nav-label">Fold menu</span>
    </button>
  );
}
