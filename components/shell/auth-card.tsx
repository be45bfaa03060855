import type { ReactNode } from "react";
import { Logo } from "./logo";

/** The frame of sign-in, second factor and password pages: the mark, one card, one line below. */
export function AuthCard({
  title,
  description,
  companyName,
  children,
  footer,
  portal = "admin",
}: {
  title: string;
  description?: ReactNode;
  companyName?: string;
  children: ReactNode;
  footer?: ReactNode;
  portal?: string;
}) {
  return (
    <div
      data-portal={portal}
      className="auth-ground grid min-h-dvh grid-rows-[1fr_auto_1.3fr] justify-items-center px-4 py-8"
    >
      <header className="self-end pb-6">
        <Logo className="text-lg" />
      </header>
      <main className="w-full max-w-[25rem] rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="mt-1 text-sm text-muted text-pretty">{description}</p>}
        <div className="mt-5">{children}</div>
      </main>
      <footer className="max-w-[25rem] pt-5 text-center text-xs text-muted">
        {footer}
        {companyName && <p className="mt-1">{companyName}</p>}
      </footer>
    </div>
  );
}
