import type { VeriffParams } from "./veriff-form.ts";

/** Texts of the form; English where left out. */
export interface FormTexts {
  readonly formLabel?: {
    readonly givenName?: string;
    readonly lastName?: string;
    readonly vendorData?: string;
  };
  readonly submitBtnText?: string;
  readonly loadingText?: string;
}

/** How a form is filled. */
export interface FormOptions {
  readonly texts: FormTexts;
  readonly known: VeriffParams;
  readonly onSubmit: (given: VeriffParams) => Promise<void>;
}

const names = ["givenName", "lastName"] as const;
const labels = { givenName: "Given name", lastName: "Last name", vendorData: "Data" } as const;

/** Puts a form into an element, in place of what was there. Class names are those that sites style. */
export function fillForm(parent: HTMLElement, { texts, known, onSubmit }: FormOptions): void {
  const { formLabel = {}, submitBtnText = "Start verification", loadingText = "Loading..." } = texts;
  const form = document.createElement("form");
  form.className = "veriff-form";
  const asked = names.filter((name) => known.person?.[name] === undefined);
  const inputs = asked.map((name) => [name, addField(form, name, formLabel[name] ?? labels[name])] as const);
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", className: "veriff-submit", textContent: submitBtnText });
  form.append(button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    Object.assign(button, { disabled: true, textContent: loadingText });
    const given = Object.fromEntries(inputs.map(([name, input]) => [name, input.value]));
    void onSubmit({ person: { ...known.person, ...given } }).finally(() => {
      Object.assign(button, { disabled: false, textContent: submitBtnText });
    });
  });
  addStyles(parent);
  parent.classList.add("veriff-container");
  parent.replaceChildren(form);
}

function addField(form: HTMLFormElement, name: string, text: string): HTMLInputElement {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const id = `veriff-${name}`;
  Object.assign(label, { className: "veriff-label", htmlFor: id, textContent: text });
  Object.assign(input, { className: "veriff-text", id, name, type: "text", required: true });
  input.autocomplete = name === "givenName" ? "given-name" : "family-name";
  form.append(label, input);
  return input;
}

const css = `
.veriff-form { display: grid; gap: 8px; font: 16px/1.5 system-ui, sans-serif; }
.veriff-text { box-sizing: border-box; width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid #5b6873;
  border-radius: 8px; font: inherit; color: inherit; background: transparent; }
.veriff-submit { min-height: 48px; margin-top: 8px; padding: 8px 24px; border: 0; border-radius: 8px; font: inherit;
  font-weight: 600; color: #fff; background: #0b5cad; cursor: pointer; }
.veriff-submit:disabled { opacity: 0.6; cursor: progress; }
.veriff-form :focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
`;

/** By script, as a content policy without inline styles allows; once for a document, and below the site's own rules. */
function addStyles(parent: HTMLElement): void {
  const root = parent.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot) || styled.has(root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer veriff { ${css} }`);
  root.adoptedStyleSheets.push(sheet);
  styled.add(root);
}

const styled = new WeakSet<Document | ShadowRoot>();
