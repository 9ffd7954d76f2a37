import { languages } from "../language/languages.ts";
import { useSpeech } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Icon } from "./icon.tsx";

/** Whose page it is, the language, and the way out: always in reach. */
export function Toolbar() {
  const { t } = useSpeech();
  const { flow, send } = usePage();
  const branding = flow.session?.branding;
  return (
    <header class="toolbar">
      {branding?.logoUrl ? (
        <img class="toolbar-logo" src={branding.logoUrl} alt={branding.name ?? ""} />
      ) : (
        <span class="toolbar-name">{branding?.name ?? t("app.title")}</span>
      )}
      <LanguageSwitch />
      {canLeave.has(flow.screen.name) ? null : (
        <button
          type="button"
          class="toolbar-close"
          aria-label={t("go.close")}
          onClick={() => send({ type: "leave" })}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

/** Screens after which there is nothing to leave. */
const canLeave: ReadonlySet<string> = new Set(["loading", "link", "left", "result", "processing", "sending"]);

/** Every language under its own name. */
export function LanguageSwitch() {
  const { t, setLanguage } = useSpeech();
  return (
    <label class="language">
      <span class="hidden">{t("app.language")}</span>
      <Icon name="globe" />
      <select value={t.language} onChange={({ currentTarget }) => setLanguage(currentTarget.value)}>
        {byName().map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

let named: readonly { readonly tag: string; readonly name: string }[] | undefined;

function byName(): NonNullable<typeof named> {
  named ??= languages
    .map((tag) => ({ tag, name: ownName(tag) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return named;
}

function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
