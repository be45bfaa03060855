import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** Fields side by side where there is room, one below the other where there is not. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>;
}

/** A part of a long form: what it is about on the left, its fields on the right. */
export function FormSection({
  title,
  description,
  className,
  named = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  className?: string;
  /** Other parts have fields of the same name: who hears the page is told which part it is in. */
  named?: boolean;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section
      aria-labelledby={named ? heading : undefined}
      className={clsx("form-section grid gap-x-10 gap-y-4 lg:grid-cols-[16rem_minmax(0,1fr)]", className)}
    >
      <div>
        <h2 id={heading} className="text-base font-semibold">
          {title}
        </h2>
        {description && <p className="mt-0.5 text-sm text-muted text-pretty">{description}</p>}
      </div>
      <div className="grid content-start gap-4">{children}</div>
    </section>
  );
}

/** The end of a form: what sends it, then the way out. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-1">{children}</div>;
}
