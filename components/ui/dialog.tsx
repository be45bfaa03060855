"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useId, useMemo, useRef } from "react";

const DialogContext = createContext<{ close: () => void } | null>(null);

/** The dialog one stands in, if any: a form closes it when it succeeds. */
export const useDialog = () => useContext(DialogContext);

const WIDTHS = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" };

/** A modal on the browser's own dialog: focus is kept inside, Escape closes, typed text survives closing. */
export function Dialog({
  trigger,
  title,
  description,
  children,
  size = "sm",
}: {
  trigger: ReactNode;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  size?: keyof typeof WIDTHS;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const pressedOutside = useRef(false);
  const id = useId();
  const close = useCallback(() => box.current?.close(), []);
  const context = useMemo(() => ({ close }), [close]);
  return (
    <>
      {/* biome-ignore lint/a11y: the button inside is the control; its click bubbles to here, from the keyboard too */}
      <span className="contents" onClick={() => box.current?.showModal()}>
        {trigger}
      </span>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself */}
      <dialog
        ref={box}
        aria-labelledby={`${id}t`}
        aria-describedby={description ? `${id}d` : undefined}
        className={clsx("dialog", WIDTHS[size])}
        onPointerDown={(event) => {
          pressedOutside.current = event.target === box.current;
        }}
        onClick={(event) => {
          event.stopPropagation();
          if (pressedOutside.current && event.target === box.current) close();
        }}
      >
        <DialogContext value={context}>
          <div className="flex items-start justify-between gap-4 px-5 pt-4">
            <div className="min-w-0">
              <h2 id={`${id}t`} className="text-lg font-semibold">
                {title}
              </h2>
              {description && (
                <p id={`${id}d`} className="mt-0.5 text-sm text-muted">
                  {description}
                </p>
              )}
            </div>
            <button
              type="button"
              aria-label="Close"
              onClick={close}
              className="-mr-1.5 grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg"
            >
              <X className="size-4" />
            </button>
          </div>
          <div className="px-5 pt-4 pb-5">{children}</div>
        </DialogContext>
      </dialog>
    </>
  );
}

/** A button that closes the dialog it stands in. */
export function DialogClose({
  children = "Cancel",
  className,
}: {
  children?: ReactNode;
  className?: string;
}) {
  const dialog = useDialog();
  return (
    <button type="button" className={className} onClick={() => dialog?.close()}>
      {children}
    </button>
  );
}
