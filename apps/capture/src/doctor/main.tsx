import { render } from "preact";
import { factsOf, readTraits } from "../device/read-facts.ts";
import { chooseLanguage } from "../language/choose-language.ts";
import { languages, loadTexts } from "../language/languages.ts";
import "../style/page.css";
import { Doctor } from "./doctor.tsx";

const language = chooseLanguage(
  [new URL(location.href).searchParams.get("lang") ?? "", ...navigator.languages],
  languages,
);
const root = document.getElementById("page");
if (root)
  render(
    <Doctor facts={factsOf(readTraits())} first={{ language, texts: await loadTexts(language) }} />,
    root,
  );
