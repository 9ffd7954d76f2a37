import type { ComponentChildren } from "preact";
import { usePage } from "../page/page-context.ts";
import type { FlowEvent } from "../flow/flow.ts";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  /** What it tells the machine, instead of `onClick`. */
  readonly sends?: FlowEvent;
  readonly kind?: "primary" | "secondary" | "quiet";
  readonly isDisabled?: boolean;
  /** The id of a form that it hands in, instead of `onClick`. */
  readonly form?: string;
}

/** A button of at least 44 pixels. */
export function Button({
  children,
  onClick,
  sends,
  form,
  kind = "primary",
  isDisabled = false,
}: ButtonProps) {
  const { send } = usePage();
  const act = sends ? () => send(sends) : onClick;
  return (
    <button
      type={form === undefined ? "button" : "submit"}
      form={form}
      class={`button is-${kind}`}
      onClick={act}
      disabled={isDisabled}
    >
      {children}
    </button>
  );
}

interface FileButtonProps {
  readonly children: ComponentChildren;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** Chooses a file; looks and works like a button, by keyboard too. */
export function FileButton({ children, accept, onFile }: FileButtonProps) {
  return (
    <label class="button is-quiet file-button">
      <input
        type="file"
        accept={accept}
        class="hidden"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      {children}
    </label>
  );
}
