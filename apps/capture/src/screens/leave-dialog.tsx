import { useEffect, useRef } from "preact/hooks";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";

/** Asks before leaving, and says that nothing is lost. */
export function LeaveDialog() {
  const t = useText();
  const { send } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="leave-title"
      onCancel={() => send({ type: "keep-on" })}
    >
      <h2 id="leave-title">{t("leave.title")}</h2>
      <p>{t("leave.text")}</p>
      <div class="dialog-actions">
        <Button sends={{ type: "keep-on" }}>{t("leave.stay")}</Button>
        <Button kind="secondary" sends={{ type: "leave-now" }}>
          {t("leave.go")}
        </Button>
      </div>
    </dialog>
  );
}
