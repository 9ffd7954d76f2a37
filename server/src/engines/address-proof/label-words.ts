import { phrases } from "./squeeze.ts";

/** What stands above or before the holder's name or address, in the languages of Europe and the Americas. */
export const holderLabels = phrases(`
  bill to; billed to; service to; mailing address; customer; customer name; customer address; account holder;
  account name; name and address; ship to; shipped to; deliver to; invoice to; invoiced to; billing address; sold to;
  prepared for; statement for; to; name; address; your address; taxpayer; resident; home address; full name;
  residential address; issued to; policyholder; account holder name; customer details; your details; account owner;
  adresse de facturation; adresse du client; nom du client; nom de l'abonné; titulaire; titulaire du contrat; destinataire;
  facturé à; facture à; client; votre adresse; nom; nom et prénom; adresse; adresse postale; titulaire du compte; abonné;
  rechnungsanschrift; rechnungsadresse; rechnungsempfänger; kunde; kundenname; kontoinhaber; empfänger; an; anschrift;
  vertragspartner; versicherungsnehmer; vertragsinhaber; rechnung an; kundin; name und anschrift; ihre anschrift;
  klant; factuuradres; naam; adres; aan; rekeninghouder; ten name van; klantgegevens; postadres; geadresseerde;
  cliente; titular; titular del contrato; dirección; domicilio; nombre; dirección fiscal; destinatario; dirección de envío;
  datos del cliente; titular de la cuenta; facturar a; dirección de facturación; dirección postal;
  intestatario; intestato a; indirizzo; spett le; spettabile; nome; intestatario del contratto; dati cliente; nome e cognome;
  morada; morada de faturação; nome do cliente; titular do contrato; endereço; dados do cliente; morada de envio;
  nabywca; odbiorca; klient; adres korespondencyjny; imię i nazwisko; dane klienta; adresat; płatnik;
  odběratel; zákazník; adresa; jméno; jméno a příjmení; fakturační adresa; odberateľ; zákazník;
  kund; kundnamn; fakturaadress; adress; namn; kundenavn; fakturaadresse; navn; modtager; mottaker; kunde; til;
  asiakas; laskutusosoite; osoite; nimi; vastaanottaja; asiakkaan nimi`);

/** What stands above or before the address of the supply. */
export const serviceLabels = phrases(`
  service address; service location; supply address; delivery address; site address; premises; property address; property;
  installation address; service at; supplied to; service to; supply to; address of supply; supply point; service provided to;
  lieu de consommation; adresse de livraison; adresse de l'installation; point de livraison; lieu de livraison; logement;
  adresse du logement; adresse de consommation; lieu d'installation; données point de livraison; adresse desservie;
  lieferanschrift; lieferadresse; lieferstelle; verbrauchsstelle; abnahmestelle; entnahmestelle; anlagenadresse; objekt;
  leveringsadres; verbruiksadres; afleveradres; leveradres; dirección de suministro; dirección del suministro;
  punto de suministro; indirizzo di fornitura; luogo di fornitura; indirizzo fornitura; local de consumo; morada de fornecimento;
  local de fornecimento; punkt poboru; adres punktu poboru; miejsce dostarczania; odběrné místo; adresa odběrného místa;
  leveransadress; anläggningsadress; anleggsadresse; leveringsadresse; forbrugssted; installationsadresse; målested;
  toimitusosoite; käyttöpaikka; kulutuspaikka; käyttöpaikan osoite`);

/** What stands above or before the issuer's own addresses. */
export const issuerLabels = phrases(`
  by mail; by post; write to us; correspondence; correspondence should be sent to; remit to; remit payment to; return to;
  mail to; mail payment to; pay to; payable to; make checks payable to; make payable to; contact; contact us; customer service;
  customer services; customer care; head office; registered office; from; seller; branch; your branch; issued by; send payment to;
  par courrier; service client; service clients; siège social; votre interlocuteur; votre conseiller; agence; votre agence;
  expéditeur; fournisseur; vendeur; courrier; adresse de retour; nous contacter; contactez nous; nous écrire; emetteur;
  kundenservice; hauptsitz; sitz der gesellschaft; absender; verkäufer; filiale; so erreichen sie uns; hausanschrift;
  postanschrift; servicecenter; ihr ansprechpartner; kontakt; bankverbindung; geschäftsanschrift; rücksendeadresse;
  klantenservice; leverancier; afzender; verkoper; hoofdkantoor; postbus; emisor; sucursal; domicilio social; oficina;
  atención al cliente; vendedor; fornitore; sede legale; servizio clienti; mittente; filiale; sede social; fornecedor;
  remetente; apoio ao cliente; sprzedawca; wystawca; nadawca; biuro obsługi klienta; dodavatel; odesílatel; zákaznický servis;
  kundtjänst; kundeservice; avsändare; avsender; afsender; säljare; asiakaspalvelu; lähettäjä; myyjä`);

/** What stands before the number by which the issuer knows the holder, the surest first. */
export const accountLabels: readonly (readonly string[])[] = [
  phrases(`account number; account no; acct no; acct number; bill acct no; customer number; customer no; customer id;
    client number; customer account number; account id; your account number; customer reference; client id; account; acct; consumer number; consumer no; consumer id; service number; ca number; cliente; client no; customer;
    numéro de client; n° client; n° de client; référence client; id client; identifiant client; compte client; numéro client;
    compte de facturation; numéro de compte; n° de compte; numéro d'abonné; n° abonné; identifiant; votre référence client;
    kundennummer; kunden nr; kundennr; kd nr; vertragskonto; vertragskontonummer; kontonummer; konto nr; buchungskonto;
    klantnummer; klantnr; rekeningnummer; relatienummer; debiteurnummer; cliëntnummer;
    número de cliente; nº cliente; nº de cliente; n° cliente; cuenta contrato; número de cuenta; nº de cuenta; código cliente; ref cliente;
    codice cliente; numero cliente; numero conto; nr cliente; número de conta; conta n; código de cliente; conta contrato;
    numer klienta; nr klienta; numer konta; numer rachunku; nr ewidencyjny; nr płatnika; konto klienta; nr konta;
    zákaznické číslo; číslo zákazníka; číslo účtu; číslo zákaznického účtu; číslo odběratele;
    kundnummer; kundnr; kundenummer; kundenr; kunde nr; kundeid; aftalenummer; asiakasnumero; asiakasnro; kontonr`),
  phrases(`contract number; contract no; contract account; policy number; subscriber number; membership number; reference number;
    numéro de contrat; n° de contrat; n° contrat; référence contrat; référence du contrat; réf de votre contrat;
    référence du compte; numéro fiscal; vertragsnummer; vertrags nr; steuernummer; aktenzeichen; geschäftszeichen;
    versicherungsnummer; contractnummer; contractnr; número de contrato; nº contrato; ref contrato; contrato nº;
    numero contratto; codice contratto; codice fiscale; número do contrato; contrato n; nr umowy; numer umowy; číslo smlouvy;
    avtalsnummer; avtalenummer; sopimusnumero; sopimusnro; council tax account; tax reference; utr; bsn; aanslagnummer`),
  phrases("iban"),
];

/** What stands before the holder's name and nothing else. */
export const nameLabels = phrases(`
  customer name; account holder; account name; account holder name; full name; name; policyholder; taxpayer; prepared for;
  nom du client; nom de l'abonné; titulaire; titulaire du contrat; titulaire du compte; nom et prénom; nom;
  kundenname; kontoinhaber; vertragsinhaber; versicherungsnehmer; kunde; naam; rekeninghouder; ten name van; klant;
  nombre; titular; titular del contrato; titular de la cuenta; cliente; intestatario; nome; nome e cognome; intestatario del contratto;
  titular do contrato; nome do cliente; imię i nazwisko; nabywca; jméno; jméno a příjmení; zákazník; odběratel;
  kundnamn; namn; kundenavn; navn; asiakas; nimi; asiakkaan nimi`);
