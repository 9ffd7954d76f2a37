/** A frame over the page, or inside an element of it. */
export interface Modal {
  readonly frame: HTMLIFrameElement;
  /** The page in the frame has spoken: it has a way out of its own. */
  ready(): void;
  reload(): void;
  close(): void;
}

/** Where the frame goes, and what to do when the person leaves. */
export interface ModalOptions {
  /** The element that holds it; over the page when undefined. */
  readonly root: HTMLElement | undefined;
  readonly onCancel: () => void;
}

const permissions = "camera; microphone; fullscreen; autoplay; encrypted-media";

/** Shows an address in a frame that may use the camera. Until its page speaks there is a cross to leave by. */
export function openModal(url: string, { root, onCancel }: ModalOptions): Modal {
  const before = document.activeElement;
  const frame = createFrame(url);
  const cross = createCross(onCancel);
  const box = document.createElement("div");
  Object.assign(box.style, root ? insideStyle : overStyle);
  if (!root) for (const [name, value] of Object.entries(dialog)) box.setAttribute(name, value);
  box.append(frame, cross);
  const onKey = ({ key }: KeyboardEvent) => void (key === "Escape" && onCancel());
  const { overflow } = document.body.style;
  if (!root) {
    document.body.style.overflow = "hidden";
    document.addEventListener("keydown", onKey);
  }
  (root ?? document.body).append(box);
  frame.focus();
  return {
    frame,
    ready: () => cross.remove(),
    reload: () => void (frame.src = url),
    close() {
      if (!box.isConnected) return;
      box.remove();
      if (root) return;
      document.removeEventListener("keydown", onKey);
      document.body.style.overflow = overflow;
      if (before instanceof HTMLElement) before.focus();
    },
  };
}

function createFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  Object.assign(frame, { id: "veriffFrame", src: url, allow: permissions, title: "Identity verification" });
  frame.setAttribute("allowfullscreen", "");
  Object.assign(frame.style, frameStyle);
  return frame;
}

function createCross(onCancel: () => void): HTMLButtonElement {
  const cross = document.createElement("button");
  Object.assign(cross, { type: "button", textContent: "×", onclick: onCancel });
  cross.setAttribute("aria-label", "Close");
  Object.assign(cross.style, crossStyle);
  return cross;
}

const dialog = { role: "dialog", "aria-modal": "true", "aria-label": "Identity verification" };

// Set by script, as a content policy without inline styles allows.
const overStyle = {
  position: "fixed",
  inset: "0",
  zIndex: "2147483647",
  display: "grid",
  placeItems: "center",
  background: "rgb(11 17 22 / 0.72)",
};
const insideStyle = { position: "relative", width: "100%", height: "100%", minHeight: "560px" };
const frameStyle = {
  width: "100%",
  height: "100%",
  maxWidth: "760px",
  maxHeight: "min(100%, 960px)",
  border: "0",
  borderRadius: "12px",
  background: "Canvas",
  colorScheme: "light dark",
};
const crossStyle = {
  position: "absolute",
  top: "16px",
  insetInlineEnd: "16px",
  width: "44px",
  height: "44px",
  border: "0",
  borderRadius: "22px",
  background: "Canvas",
  color: "CanvasText",
  font: "28px/1 system-ui, sans-serif",
  cursor: "pointer",
};
