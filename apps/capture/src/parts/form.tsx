import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface FormProps {
  readonly id: string;
  readonly onSubmit: () => void;
  /** Changes when there is something new to mend: the first faulty field is then gone to. */
  readonly faults: unknown;
  readonly children: ComponentChildren;
}

/** A form that the server judges; Enter hands it in. */
export function Form({ id, onSubmit, faults, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  return (
    <form
      {...{ id, ref: form, noValidate: true }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** What ties a field to its error. */
export interface FieldLinks {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

/** The links of the field with an id. */
export function linksOf(id: string, error: string | undefined): FieldLinks {
  const isWrong = error !== undefined;
  return { id, "aria-invalid": isWrong, "aria-describedby": isWrong ? `${id}-error` : undefined };
}

/** Says what is wrong with a field. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p id={`${id}-error`} class="field-error" role="alert">
      {error}
    </p>
  );
}
