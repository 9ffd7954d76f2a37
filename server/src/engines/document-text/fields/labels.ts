import type { FieldName } from "#core/document/field.ts";

/** What a label announces; "other" is a label of something that we do not keep. */
export type LabelMeaning = FieldName | "birth" | "validity" | "other";

/**
 * Labels of fields in the languages that documents in Latin script print. A weak label gives way to another in the
 * same group: "Name" is the whole name, unless "Surname" stands beside it.
 */
export const labels: readonly {
  readonly meaning: LabelMeaning;
  readonly isWeak?: true;
  readonly words: string;
}[] = [
  {
    meaning: "surname",
    words:
      "Surname|Surnames|Last name|Family name|Primary identifier|Nachname|Familienname|Nom|Noms|Nom de famille|" +
      "Identifiant primaire|Apellidos|Apellido|Cognome|Apelidos|Apelido|Sobrenome|Achternaam|Geslachtsnaam|Nazwisko|" +
      "Příjmení|Priezvisko|Családi név|Családi és utónév|Vezetéknév|Nume|Nume de familie|Prezime|Priimek|Pavardė|" +
      "Uzvārds|Perekonnanimi|Sukunimi|Efternamn|Etternavn|Efternavn|Eftirnafn|Kenninafn|Soyadı|Mbiemri|Cognoms|" +
      "Sloinne|Kunjom|LN",
  },
  { meaning: "surname", isWeak: true, words: "Naam|Nombre y apellidos" },
  {
    meaning: "given-names",
    words:
      "Given names|Given name|Given name(s)|First name|First names|Forenames|Forename|Secondary identifier|Vorname|" +
      "Vornamen|Prénoms|Prénom|Prénom(s)|Identifiant secondaire|Nombre|Nombres|Nomes próprios|Nome próprio|Voornamen|" +
      "Voornaam|Imię|Imiona|Imię (imiona)|Jméno|Jména|Jméno (jména)|Meno|Mená|Utónév|Utónevek|Keresztnév|Prenume|" +
      "Ime|Imena|Vardas|Vardai|Vardas (-ai)|Vārds|Vārdi|Vārds(-i)|Eesnimi|Eesnimed|Etunimet|Etunimi|Förnamn|Fornavn|" +
      "Fornavne|Eiginnafn|Eiginnöfn|Adı|Adları|Emri|Céadainm|Réamhainm|Isem|FN",
  },
  { meaning: "given-names", isWeak: true, words: "Nome|Nomi" },
  {
    meaning: "full-name",
    words:
      "Full name|Name (Surname, Given names)|Surname, Given names|Surname, name|Name (Last, First)|Nom et prénoms|" +
      "Nom, Prénoms|Nom, Prénom|Nombres, apellidos|Apellidos, Nombre|Nombre completo|Nimi|Namn|Navn",
  },
  { meaning: "full-name", isWeak: true, words: "Name" },
  {
    meaning: "date-of-birth",
    words:
      "Date of birth|Birth date|Birthdate|DOB|Geburtsdatum|Geburtstag|Date de naissance|Date de naiss.|Né(e) le|Né le|" +
      "Fecha de nacimiento|Fecha de nac.|Data di nascita|Data de nascimento|Geboortedatum|Data urodzenia|" +
      "Datum narození|Dátum narodenia|Születési idő|Születési dátum|Data nașterii|Datum rođenja|Datum rojstva|" +
      "Gimimo data|Dzimšanas datums|Dzimšanas dati|Sünniaeg|Sünnikuupäev|Syntymäaika|Födelsedatum|Födelsetid|" +
      "Fødselsdato|Fødselsdag|Fæðingardagur|Doğum tarihi|Datëlindja|Data de naixement|Dáta breithe|Data tat-twelid",
  },
  {
    meaning: "place-of-birth",
    words:
      "Place of birth|Birthplace|Birth place|Country of birth|Geburtsort|Lieu de naissance|Lugar de nacimiento|" +
      "Luogo di nascita|Comune di nascita|Local de nascimento|Naturalidade|Geboorteplaats|Miejsce urodzenia|" +
      "Místo narození|Miesto narodenia|Születési hely|Locul nașterii|Loc naștere|Mjesto rođenja|Mesto rođenja|" +
      "Kraj rojstva|Gimimo vieta|Dzimšanas vieta|Sünnikoht|Syntymäpaikka|Syntymäkotikunta|Födelseort|Fødested|" +
      "Fæðingarstaður|Doğum yeri|Vendlindja|Lloc de naixement|Áit bhreithe|Post tat-twelid",
  },
  {
    meaning: "birth",
    words:
      "Date and place of birth|Place and date of birth|Date et lieu de naissance|Geburtstag und -ort|" +
      "Geburtsort/-datum|Geburtsdatum und -ort|Fecha y lugar de nacimiento|Data e luogo di nascita|" +
      "Luogo e data di nascita|Data e local de nascimento|Data i miejsce urodzenia|Datum a místo narození",
  },
  {
    meaning: "sex",
    words:
      "Sex|Gender|Geschlecht|Sexe|Sexo|Sesso|Geslacht|Płeć|Pohlaví|Pohlavie|Neme|Nem|Spol|Pol|Lytis|Dzimums|Sugu|" +
      "Sukupuoli|Kön|Kjønn|Køn|Kyn|Cinsiyeti|Cinsiyet|Gjinia|Gnéas|Sess",
  },
  {
    meaning: "nationality",
    words:
      "Nationality|Citizenship|Staatsangehörigkeit|Nationalität|Nationalité|Nacionalidad|Cittadinanza|Nacionalidade|" +
      "Nationaliteit|Obywatelstwo|Státní občanství|Občanství|Štátne občianstvo|Štátna príslušnosť|Állampolgárság|" +
      "Állampolgársága|Cetățenie|Cetățenia|Državljanstvo|Pilietybė|Pilsonība|Valstybiskā piederība|Kodakondsus|" +
      "Kansalaisuus|Medborgarskap|Nationalitet|Statsborgerskap|Nasjonalitet|Ríkisfang|Ríkisborgararéttur|Uyruğu|" +
      "Shtetësia|Nacionalitat|Náisiúntacht|Nazzjonalità",
  },
  {
    meaning: "document-number",
    words:
      "Passport No.|Passport number|Document No.|Document number|Card No.|Card number|ID card No.|Licence number|" +
      "Licence No.|License number|License No.|DLN|DL|Ausweisnummer|Passnummer|Pass-Nr.|Reisepass-Nr.|Dokumentennummer|" +
      "Seriennummer|No du passeport|N° de passeport|Passeport No.|Numéro de passeport|Numéro de document|" +
      "Numéro du document|N° du document|No. du document|Carte nationale d'identité N°|N° de la carte|" +
      "Número de pasaporte|Núm. de pasaporte|Pasaporte No.|Núm. de documento|Número de documento|Núm. soporte|IDESP|" +
      "Passaporto n.|Numero passaporto|Numero documento|N.º do documento|Número do passaporte|Documentnummer|" +
      "Paspoortnummer|Numer paszportu|Seria i numer paszportu|Numer dowodu|Seria i numer|Číslo pasu|Číslo průkazu|" +
      "Číslo dokladu|Číslo občanského průkazu|Číslo preukazu|Útlevélszám|Okmányazonosító|Okmányszám|Broj putovnice|" +
      "Br. putovnice|Visa No.|Visa number|No. du visa|N° de visa|Visado n.º|Visum-Nr.|Visumnummer|Pasaporte n.º|Documento n.º|Broj pasoša|Broj osobne iskaznice|Reg. No.|Številka potnega lista|Št. potnega lista|Paso Nr.|" +
      "Kortelės Nr.|Pases Nr.|Dokumendi number|Passi number|Passin numero|Passinumero|Passnr|Kortnummer|Kortnr|" +
      "Pas nr.|Vegabréf nr.|Pasaport no|Seri no|Belge no|Uimhir pas|Uimhir an phais|Numru tal-passaport",
  },
  {
    meaning: "personal-number",
    words:
      "Personal No.|Personal number|Personal code|Personal code number|Personal Id. No.|Personal Id. number|" +
      "National identity number|National ID number|Identity number|I.D. No.|Social security number|No personnel|" +
      "N° personnel|Número personal|Personennummer|No. personnel|Num. personnel|Núm. personal|Persoonsnummer|BSN|Persönliche Nummer|Rodné číslo|" +
      "Numer PESEL|PESEL|Személyi azonosító|Személyi szám|CNP|Cod numeric personal|OIB|JMBG|EMŠO|Asmens kodas|" +
      "Personas kods|Isikukood|Henkilötunnus|Personnr.|Personnummer|Fødselsnummer|Kennitala|T.C. Kimlik No|" +
      "Codice fiscale|Número de identificação civil|N.º identificação civil|DNI núm.|Record No.|USCIS#|A#|INS A#|" +
      "Alien number",
  },
  {
    meaning: "address",
    words:
      "Address|Residence|Place of residence|Anschrift|Wohnort|Adresse|Domicile|Domicilio|Indirizzo|Residenza|" +
      "Indirizzo di residenza|Morada|Endereço|Adres|Woonplaats|Adres zameldowania|Trvalý pobyt|Adresa|Bydliště|Lakcím|" +
      "Lakóhely|Domiciliu|Prebivalište|Stalno prebivališče|Gyvenamoji vieta|Adrese|Elukoht|Osoite|Adress|Seoladh|" +
      "Indirizz|Adresse du titulaire",
  },
  {
    meaning: "issuing-authority",
    words:
      "Authority|Issuing authority|Issued by|Issuing office|Behörde|Ausstellende Behörde|Ausländerbehörde|Autorité|" +
      "Autorité de délivrance|Délivré par|Délivrée par|Autoridad|Autorità|Rilasciato da|Autoridade|Entidade emissora|" +
      "Instantie|Autoriteit|Organ wydający|Organ wydający paszport|Vydal|Pas vydal|Úřad|Orgán|Kiállító hatóság|" +
      "Emisă de|Eliberat de|Izdala|Izdano od|Izdao|Izdal|Pasą išdavė|Kortelę išdavė|Išdavė|Įstaiga|Izdevējiestāde|" +
      "Väljaandja|Myöntäjä|Viranomainen|Utfärdad av|Myndighet|Myndighed|Utstedt av|Udstedt af|Útgefandi|Veren makam|" +
      "Lëshuar nga|Údarás|Issuing post name",
  },
  {
    meaning: "date-of-issue",
    words:
      "Date of issue|Issue date|Issuing date|Date issued|Issued on|ISS|Ausstellungsdatum|Ausgestellt am|" +
      "Datum der Ausstellung|Tag der Ausstellung|Date de délivrance|Délivré le|Délivrée le|Date d'émission|" +
      "Émise le|Fecha de expedición|Fecha de emisión|Data di rilascio|Rilasciato il|Data di emissione|Data de emissão|" +
      "Datum van afgifte|Afgiftedatum|Afgegeven op|Data wydania|Datum vydání|Dátum vydania|Kiállítás dátuma|" +
      "Kiállítás kelte|Data emiterii|Data eliberării|Datum izdavanja|Datum izdaje|Išdavimo data|Izdošanas datums|" +
      "Väljaandmise kuupäev|Väljaantud|Myönnetty|Myöntämispäivä|Utfärdat den|Utfärdat|Utfärdad den|Utstedt dato|" +
      "Utstedelsesdato|Udstedelsesdato|Udstedt|Útgáfudagur|Veriliş tarihi|Valid from|Gültig ab|Gültig von|Válido desde|Valable du|Valide du|" +
      "Válido a partir de|Dáta eisiúna|Data tal-ħruġ|Resident since",
  },
  { meaning: "date-of-issue", isWeak: true, words: "Date|Datum|Data" },
  {
    meaning: "date-of-expiry",
    words:
      "Date of expiry|Date of expiration|Expiry date|Expiration date|Expires|Expires on|Card expires|EXP|Valid until|" +
      "Valid thru|Valid to|Gültig bis|Ablaufdatum|Date d'expiration|Date d'expir.|Valable jusqu'au|Valide jusqu'au|" +
      "Carte valable jusqu'au|Expire le|Fecha de caducidad|Fecha de vencimiento|Válido hasta|Válido hasta el|Validez|" +
      "Until|Hasta|Data di scadenza|Scadenza|Valido fino al|Data de validade|Válido até|Validade|Datum einde geldigheid|" +
      "Geldig tot|Data ważności|Termin ważności|Data upływu ważności|Data upływu terminu ważności|Ważny do|" +
      "Platnost do|Platí do|Dátum platnosti|Platnosť do|Érvényességi idő|Érvényes|Lejárat dátuma|Lejárat|" +
      "Data expirării|Valabil până la|Vrijedi do|Datum isteka valjanosti|Važi do|Datum poteka veljavnosti|Velja do|" +
      "Galioja iki|Derīga līdz|Derīgs līdz|Kehtiv kuni|Viimane kehtivuspäev|Viimeinen voimassaolopäivä|" +
      "Voimassaolo päättyy|Giltigt t.o.m.|Giltig t.o.m.|Giltig till|Gyldig til|Gældende til|Utløpsdato|Gildir til|" +
      "Son geçerlilik tarihi|Geçerlilik tarihi|Skadon më|Dáta éaga|Data ta' skadenza",
  },
  {
    meaning: "vehicle-categories",
    words:
      "Categories|Categories of vehicles|Catégories|Kategorien|Klassen|Categorías|Categorie|Kategorie|CLASS",
  },
  { meaning: "validity", words: "Validity|Validité|Valabilitate|Gültigkeit|Geldigheid|Period of validity" },
  {
    meaning: "issuer",
    words:
      "Country code|Code of issuing state|Code of state|Issuing country|Issuing state|State code|Code du pays|" +
      "Code de l'État émetteur|Pays émetteur|Kod państwa|Kod państwa wydającego|Kód štátu|Código del país|Código do país|" +
      "Codice paese|Landcode|Staatscode|Oznaka države|Valstybės kodas|Valsts kods|Riigi kood|Maakoodi|Landkod|" +
      "Landekode|Ülke kodu",
  },
  { meaning: "issuer", isWeak: true, words: "Code|Kod|Kode" },
  {
    meaning: "other",
    words:
      "Type|Typ|Tipo|Tip|Tipas|Tyyppi|Rūšis|Vrsta|Holder's signature|Signature of bearer|Signature of holder|Signature|" +
      "Signature du titulaire|Unterschrift|Unterschrift des Inhabers|Firma del titular|Firma del titolare|Firma|" +
      "Assinatura do titular|Handtekening|Podpis posiadacza|Podpis držitele|Podpis|Aláírás|Semnătura titularului|" +
      "Potpis|Paraksts|Asmens parašas|Namnteckning|Underskrift|İmza|Height|Größe|Taille|Estatura|Statura|Altura|" +
      "Lengte|Wzrost|Magasság|Augums|Längd|Pituus|Colour of eyes|Eye colour|Augenfarbe|Couleur des yeux|Eyes|Hair|" +
      "Also known as|Alternate name|Nom d'usage|Birth name|Name at birth|Geburtsname|Nom à la naissance|" +
      "Religious name or pseudonym|Ordens- oder Künstlername|Nom de religion ou pseudonyme|Születési név|" +
      "Név születéskor|Anyja neve|Remarks|Anmerkungen|Observations|Observaciones|Restrictions|Entries|No. of entries|" +
      "Number of entries|Número de entradas|Nombre d'entrées|Duration of stay|Durée de séjour|Place of issue|" +
      "Lugar de expedición|Lieu de délivrance|Ausstellungsort|Annotation|Control number|Category|IV Category|" +
      "Visa type/class|Type of visa|Art des Titels|Type de visa|Marital status|Fathers name|Mothers name|" +
      "Parents' name|Noms des parents|Prenume părinți|Hijo de|Provincia|Provincia-País|Lugar de domicilio|Equipo|" +
      "Registered domicile|State of birth|HGT|WGT|END|REST|RSTR|DD|DONOR|Historical form of the person's name|" +
      "IV Case Number|Registration number|Observation|Serial number|Numéro d'immatriculation|Support number|" +
      "Date of application|Organ donor|Official observations|Spouse's name|Nom d'époux",
  },
];
