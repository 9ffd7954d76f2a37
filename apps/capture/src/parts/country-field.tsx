import { useId, useMemo, useState } from "preact/hooks";
import { findCountries, namedCountries, type NamedCountry } from "../language/country-names.ts";
import { useText } from "../language/language-context.tsx";
import { Icon } from "./icon.tsx";

interface CountryFieldProps {
  readonly codes: readonly string[];
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
}

/** A list to search in, in the person's language; works by keyboard as the combobox pattern says. */
export function CountryField({ codes, value, onChange }: CountryFieldProps) {
  const t = useText();
  const id = useId();
  const all = useMemo(() => namedCountries(codes, t.language), [codes, t.language]);
  const [query, setQuery] = useState<string | undefined>();
  const [active, setActive] = useState(0);
  const isOpen = query !== undefined;
  const found = isOpen ? findCountries(all, query) : [];
  const search = (typed: string | undefined) => {
    setQuery(typed);
    setActive(0);
  };
  const choose = (country: NamedCountry | undefined) => {
    if (country) onChange(country.code);
    search(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event.key, { isOpen, active, last: found.length - 1 });
    if (act === undefined) return;
    if (act !== "close") event.preventDefault();
    if (typeof act === "number") setActive(act);
    else if (act === "choose") choose(found[active]);
    else search(act === "open" ? "" : undefined);
  };
  const now = found[active];
  return (
    <div class="field">
      <label for={id}>{t("choice.country")}</label>
      <div class="combo">
        <Icon name="search" />
        <input
          {...{ id, onKeyDown, role: "combobox", autocomplete: "off", spellcheck: false }}
          {...{ "aria-autocomplete": "list", "aria-expanded": isOpen, "aria-controls": `${id}-list` }}
          aria-activedescendant={now && `${id}-${now.code}`}
          placeholder={t("choice.search")}
          value={query ?? all.find(({ code }) => code === value)?.name ?? ""}
          onFocus={() => search("")}
          onBlur={() => search(undefined)}
          onInput={({ currentTarget }) => search(currentTarget.value)}
        />
      </div>
      <Options {...{ id, isOpen, found, active, value, choose }} />
    </div>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly found: readonly NamedCountry[];
  readonly active: number;
  readonly value: string | undefined;
  readonly choose: (country: NamedCountry) => void;
}

function Options({ id, isOpen, found, active, value, choose }: OptionsProps) {
  const t = useText();
  return (
    <>
      <ul
        id={`${id}-list`}
        role="listbox"
        class="combo-list"
        aria-label={t("choice.country")}
        hidden={!isOpen}
      >
        {found.map((country, i) => (
          <li
            key={country.code}
            id={`${id}-${country.code}`}
            role="option"
            aria-selected={country.code === value}
            class={i === active ? "is-active" : ""}
            ref={(item) => {
              if (i === active) item?.scrollIntoView({ block: "nearest" });
            }}
            // The field keeps the focus, so that the list is still there when the finger is lifted.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              choose(country);
              if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
            }}
          >
            {country.name}
          </li>
        ))}
      </ul>
      <p class="hidden" role="status">
        {isOpen ? t("choice.found", { n: found.length }) : ""}
      </p>
    </>
  );
}

interface ListState {
  readonly isOpen: boolean;
  readonly active: number;
  readonly last: number;
}

/** What a key means: another option, or to open, choose or close. */
function keyAct(
  key: string,
  { isOpen, active, last }: ListState,
): number | "open" | "choose" | "close" | undefined {
  const to: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1 };
  const index = to[key];
  if (index !== undefined) return isOpen ? Math.max(0, Math.min(last, index)) : "open";
  if (key === "Enter" && isOpen) return "choose";
  return key === "Escape" && isOpen ? "close" : undefined;
}
