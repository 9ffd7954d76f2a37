import { useState } from "preact/hooks";
import type { DocumentType } from "../../../../server/src/api/capture/contract.ts";
import { type StepOf, stepOfKind } from "../flow/flow.ts";
import { regionOf } from "../language/choose-language.ts";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { CountryField } from "../parts/country-field.tsx";
import { Drawing } from "../parts/drawing.tsx";
import { Layout } from "../parts/layout.tsx";

/** Which country, which document. */
export function ChoiceScreen() {
  const step = stepOfKind(usePage().flow, "document-choice");
  return step ? <Choice step={step} /> : null;
}

function Choice({ step }: { readonly step: StepOf<"document-choice"> }) {
  const t = useText();
  const { send } = usePage();
  const [country, setCountry] = useState(() => firstCountry(step));
  const [type, setType] = useState(step.chosen?.type ?? step.preselected.type ?? undefined);
  const types = country === undefined ? [] : (step.typesByCountry[country] ?? step.types);
  const chosen = types.find((known) => known === type) ?? (types.length === 1 ? types[0] : undefined);
  return (
    <Layout
      title={t("choice.title")}
      actions={
        <Button
          isDisabled={country === undefined || chosen === undefined}
          onClick={() => country && chosen && send({ type: "choose", country, documentType: chosen })}
        >
          {t("go.on")}
        </Button>
      }
    >
      <CountryField codes={step.countries} value={country} onChange={setCountry} />
      {types.length > 0 && <Types types={types} value={chosen} onChange={setType} />}
    </Layout>
  );
}

/** What was chosen before, what the customer expects, or where the device's language is spoken. */
function firstCountry({ chosen, preselected, countries }: StepOf<"document-choice">): string | undefined {
  const regions = navigator.languages.map(regionOf);
  const only = countries.length === 1 ? countries[0] : undefined;
  const wishes = [chosen?.country, preselected.country, only, ...regions];
  return wishes.find((wish) => typeof wish === "string" && countries.includes(wish)) ?? undefined;
}

interface TypesProps {
  readonly types: readonly DocumentType[];
  readonly value: DocumentType | undefined;
  readonly onChange: (type: DocumentType) => void;
}

function Types({ types, value, onChange }: TypesProps) {
  const t = useText();
  return (
    <fieldset class="types">
      <legend>{t("choice.document")}</legend>
      {types.map((type) => (
        <label key={type} class="type">
          <input
            type="radio"
            name="type"
            value={type}
            checked={type === value}
            onChange={() => onChange(type)}
          />
          <Drawing name={type === "passport" ? "passport" : "card"} />
          <span>{t(`document.${type}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
