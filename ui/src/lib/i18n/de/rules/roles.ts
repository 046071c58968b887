// German for the texts of the portal roles that the program ships; names of roles stay as cited.
export const roleWords: Readonly<Record<string, string>> = {
  Administrator: 'Administrator',
  'Agreement Administrator': 'Agreement Administrator',
  'Gives roles to people and takes them away, and sees everything but invoices.':
    'Vergibt und entzieht Rollen und sieht alles außer Rechnungen.',
  'Manages who has access to an agreement.': 'Verwaltet, wer Zugang zu einem Vertrag hat.',
  'The publisher appoints the first one when the agreement is signed.':
    'Den ersten Administrator setzt der Hersteller ein, wenn der Vertrag unterzeichnet wird.',
  'License position reader': 'License position reader',
  'Licensing Info Viewer': 'Licensing Info Viewer',
  Reporting: 'Reporting',
  'Sees the details of contracts, orders and the keys of contracts, and creates summaries of licenses.':
    'Sieht Aufträge, die Einzelheiten der Verträge und ihre Schlüssel und erstellt Lizenzübersichten.',
  'Product download manager': 'Product download manager',
  'The Product Manager': 'The Product Manager',
  Download: 'Download',
  'Download Access': 'Download Access',
  'Sees contracts and downloads products.': 'Sieht Verträge und lädt Produkte herunter.',
  'Product keys reader': 'Product keys reader',
  'Product Keys': 'Product Keys',
  'Sees contracts and keys, and activates or redeems online services.':
    'Sieht Verträge und Schlüssel und aktiviert Onlinedienste oder löst sie ein.',
  'Benefits reader': 'Benefits reader',
  'Product Keys Reader': 'Product Keys Reader',
  'Software Assurance Manager': 'Software Assurance Manager',
  'Sees what Software Assurance and home use entitle to.':
    'Sieht, wozu Software Assurance und Heimnutzung berechtigen.',
  "The role assignment guide gives the Software Assurance Manager of the old portal the name of the keys reader; the publisher's documentation and the other rows of the guide speak against it.":
    'Der Leitfaden zur Rollenzuweisung gibt dem „Software Assurance Manager“ des alten Portals den Namen der Rolle, die Schlüssel liest; die Dokumentation des Herstellers und die übrigen Zeilen des Leitfadens sprechen dagegen.',
  'Online services manager': 'Online services manager',
  'Online Services Manager': 'Online Services Manager',
  'Online Service Administrator': 'Online Service Administrator',
  'Sees orders and reservations, and activates online services.':
    'Sieht Aufträge und Reservierungen und aktiviert Onlinedienste.',
  'Invoice Reader': 'Invoice Reader',
  'Lists and downloads invoices.': 'Listet Rechnungen auf und lädt sie herunter.',
  'The contact to whom invoices go has it without being given it; it cannot be given to the administrator.':
    'Der Rechnungsempfänger hat die Rolle, ohne dass sie ihm gegeben wird; dem Administrator kann sie nicht gegeben werden.',
  'The old portal has no such role.': 'Das alte Portal kennt keine solche Rolle.',
  'Seven roles; the portal is retired and its roles continue in the admin center.':
    'Sieben Rollen; das Portal ist eingestellt, und seine Rollen bestehen im Admin Center fort.',
  'Four roles; the portal stays for perpetual licenses, keys and downloads of older agreements.':
    'Vier Rollen; das Portal bleibt für unbefristete Lizenzen, Schlüssel und Downloads älterer Verträge.',
  'Seven roles, each assigned in one of six states.':
    'Sieben Rollen; jede Zuweisung hat einen von sechs Zuständen.',
  'A role is active up to 2 hours after it was given, and up to 10 hours for a new agreement.':
    'Eine Rolle ist spätestens 2 Stunden, nachdem sie gegeben wurde, aktiv, bei einem neuen Vertrag spätestens nach 10 Stunden.',
  'The agreement has exactly one account that administers it.':
    'Der Vertrag hat genau ein Konto, das ihn verwaltet.',
  'Its licenses are looked after elsewhere than in the volume licensing portals.':
    'Seine Lizenzen werden nicht in den Portalen für Volumenlizenzen verwaltet, sondern anderswo.',
  'A person who has left and still administers an agreement can change who has access to it.':
    'Wer ausgeschieden ist und einen Vertrag noch verwaltet, kann ändern, wer Zugang dazu hat.',
  'A person who has left still has access to licenses, keys or invoices.':
    'Eine ausgeschiedene Person hat noch Zugang zu Lizenzen, Schlüsseln oder Rechnungen.',
  "Before agreements move to the admin center, administrators need an account of the company's directory; a personal account is not under the company's control.":
    'Bevor Verträge in das Admin Center umziehen, brauchen Administratoren ein Konto im Verzeichnis des Unternehmens; über ein persönliches Konto hat das Unternehmen keine Kontrolle.',
  'The role that reads invoices cannot be given to an administrator; another person has to have it.':
    'Die Rolle, die Rechnungen liest, kann ein Administrator nicht erhalten; eine andere Person muss sie haben.',
  'Nobody is on record who can fetch the invoices that prove what was bought.':
    'Es ist niemand erfasst, der die Rechnungen abrufen kann, die nachweisen, was gekauft wurde.',
};
