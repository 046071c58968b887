// German for the texts of the deadlines that the program ships.
export const deadlineWords: Readonly<Record<string, string>> = {
  'Export the entitlement baseline before the anniversary':
    'Ausgangsbestand vor dem Jahrestag exportieren',
  'A true-up compares what is deployed with what was owned before it. Export the entitlements 60 days before each anniversary, the third before renewal included, so that additions are counted against a list that can be shown later.':
    'Ein True-up vergleicht, was im Einsatz ist, mit dem, was vorher lizenziert war. Exportieren Sie den Lizenzbestand 60 Tage vor jedem Jahrestag, auch vor dem dritten, auf den die Verlängerung folgt, damit der Zuwachs an einer Liste gemessen wird, die sich später zeigen lässt.',
  'True-up quote expected': 'Angebot zum True-up erwartet',
  'The quote for a submitted true-up takes 5 to 10 business days. Ask the reseller when it has not come after the tenth.':
    'Das Angebot zu einem eingereichten True-up braucht 5 bis 10 Arbeitstage. Fragen Sie beim Händler nach, wenn es nach dem zehnten Arbeitstag noch nicht da ist.',
  'Challenge the pricing of the true-up': 'Preise des True-ups beanstanden',
  'Prices and quantities of a true-up quote can be challenged for 30 days; after that it is invoiced as it stands.':
    'Preise und Mengen eines Angebots zum True-up können 30 Tage lang beanstandet werden; danach wird es in Rechnung gestellt, wie es ist.',
  'Purchase should appear in the license statement': 'Kauf sollte in der Aufstellung stehen',
  "Resellers' records reach the publisher every 45 days, so a purchase is pending until the 45th day. From the 46th day on, a purchase that the statement lacks is a reason to dispute the statement with own proof.":
    'Die Daten der Händler erreichen den Hersteller alle 45 Tage; bis zum 45. Tag gilt ein Kauf deshalb als ausstehend. Ab dem 46. Tag ist ein Kauf, den die Aufstellung nicht nennt, ein Grund, sie mit eigenen Nachweisen anzufechten.',
  'Export entitlements from the portal': 'Lizenzbestand aus dem Portal exportieren',
  'Entitlements are exported at least once a month, so that no copy is older than about 30 days; once a quarter is not enough. This is about exports that anyone with a role can take, not about statements requested from the publisher.':
    'Der Lizenzbestand wird mindestens einmal im Monat exportiert, damit die letzte Kopie nie älter als etwa 30 Tage ist; einmal im Quartal genügt nicht. Gemeint sind Exporte, die jeder mit einer Rolle im Portal selbst abrufen kann, nicht Aufstellungen, die beim Hersteller angefordert werden.',
  'Formal license statements should not be requested too often, because frequent requests may draw an audit.':
    'Förmliche Aufstellungen sollten nicht zu oft angefordert werden, weil häufige Anforderungen eine Prüfung nach sich ziehen können.',
  'Compare agreements with purchase orders': 'Verträge mit Bestellungen vergleichen',
  "Once a quarter, the agreements that the portal shows are compared with the company's own purchase orders. Agreements that were never linked are found this way.":
    'Einmal im Quartal werden die Verträge, die das Portal zeigt, mit den eigenen Bestellungen des Unternehmens verglichen. So finden sich Verträge, die nie zugeordnet wurden.',
  'Review the use of Software Assurance benefits':
    'Nutzung der Vorteile der Software Assurance prüfen',
  'Once a year, benefits that were paid for are compared with those that were activated; several have to be activated by hand.':
    'Einmal im Jahr werden die bezahlten Vorteile mit den aktivierten verglichen; mehrere müssen von Hand aktiviert werden.',
  'Download the versions that Software Assurance covered':
    'Versionen herunterladen, auf die Software Assurance Anspruch gab',
  'Versions released while Software Assurance ran may be used afterwards, but they can be downloaded for 12 months after its end only.':
    'Versionen, die während der Laufzeit der Software Assurance erschienen sind, dürfen auch danach genutzt werden, lassen sich nach deren Ende aber nur noch 12 Monate lang herunterladen.',
  'Renew Software Assurance before it ends': 'Software Assurance verlängern, bevor sie endet',
  'Coverage that is renewed later than the day after its last day has a gap that has to be explained. Compare the coverage dates of both orders.':
    'Beginnt die neue Laufzeit später als am Tag nach dem letzten Tag der alten, entsteht eine Lücke, die zu erklären ist. Vergleichen Sie die Laufzeiten beider Bestellungen.',
  'Portal invitation has to be accepted': 'Einladung zum Portal muss angenommen werden',
  'An invitation to the licensing portal has to be accepted within 30 days; after that the person has to be invited again.':
    'Eine Einladung zum Lizenzportal muss innerhalb von 30 Tagen angenommen werden; danach muss die Person erneut eingeladen werden.',
  'At least 2 administrators for each agreement': 'Mindestens 2 Administratoren für jeden Vertrag',
  'Each agreement needs at least 2 people who are active administrators in the portal at any time, so that the loss of one does not lock it.':
    'Jeder Vertrag braucht jederzeit mindestens 2 Personen, die im Portal aktive Administratoren sind, damit er nicht gesperrt ist, wenn eine ausfällt.',
  'Without an administrator: 15 to 30 business days': 'Ohne Administrator: 15 bis 30 Arbeitstage',
  'Where the only administrator is lost, the publisher takes 15 to 30 business days to appoint another. Until then nobody can manage the agreement in the portal.':
    'Fällt der einzige Administrator weg, braucht der Hersteller 15 bis 30 Arbeitstage, um einen anderen einzusetzen. Bis dahin kann niemand den Vertrag im Portal verwalten.',
  'Purchase should be visible in the portal': 'Kauf sollte im Portal sichtbar sein',
  'A new purchase is usually visible 3 to 5 business days after the order was processed.':
    'Ein neuer Kauf ist meist 3 bis 5 Arbeitstage nach der Bearbeitung des Auftrags sichtbar.',
  'Orders show about 10 hours after the publisher has received them.':
    'Aufträge erscheinen etwa 10 Stunden, nachdem sie beim Hersteller eingegangen sind.',
  'True-up should be visible in the portal': 'True-up sollte im Portal sichtbar sein',
  'A true-up is usually visible 7 to 14 business days after the order was processed.':
    'Ein True-up ist meist 7 bis 14 Arbeitstage nach der Bearbeitung des Auftrags sichtbar.',
  'Open a support case for an order that is not visible':
    'Supportfall zu einem Auftrag eröffnen, der nicht sichtbar ist',
  'An order that the portal does not show 15 business days after it was processed needs a support case, with the purchase order as proof.':
    'Zeigt das Portal einen Auftrag auch 15 Arbeitstage nach seiner Bearbeitung nicht, ist ein Supportfall zu eröffnen, mit der Bestellung als Nachweis.',
  'Activations of a multiple activation key':
    'Aktivierungen eines Mehrfachaktivierungsschlüssels (MAK)',
  'A multiple activation key usually allows about 10 times the purchased quantity, and at most 4,000 activations. This is an estimate; the portal shows the figure of a key.':
    'Ein Mehrfachaktivierungsschlüssel (MAK) erlaubt meist etwa das 10-Fache der gekauften Menge, höchstens aber 4.000 Aktivierungen. Das ist eine Schätzung; die Zahl eines Schlüssels steht im Portal.',
  'The number is preset from a percentage and need not match the purchase.':
    'Die Zahl ist nach einem Prozentsatz voreingestellt und muss dem Kauf nicht entsprechen.',
  'Key management service above 25 instances': 'Schlüsselserver (KMS) bei mehr als 25 Instanzen',
  'For more than 25 instances, activation through a key management service is preferred over multiple activation keys.':
    'Bei mehr als 25 Instanzen ist die Aktivierung über einen Schlüsselserver (KMS) der mit Mehrfachaktivierungsschlüsseln (MAK) vorzuziehen.',
  'Thresholds of the key management service': 'Schwellen des Schlüsselservers (KMS)',
  'A key management service starts to activate at 5 servers or 25 clients. Its host key activates 6 hosts, 10 times each. Clients have to reach it again within 180 days.':
    'Ein Schlüsselserver (KMS) aktiviert erst ab 5 Servern oder 25 Clients. Sein Hostschlüssel aktiviert 6 Hosts, jeden 10-mal. Clients müssen den Schlüsselserver innerhalb von 180 Tagen erneut erreichen.',
  'There is no limit to activations through a key management service.':
    'Aktivierungen über einen Schlüsselserver (KMS) sind nicht begrenzt.',
  'Enrollment ends': 'Beitritt endet',
  'An Enterprise Agreement enrollment runs for 3 years and can be renewed for 3 more. Decide in time what is renewed, bought out or given up.':
    'Ein Beitritt zum Enterprise Agreement läuft 3 Jahre und kann um 3 weitere verlängert werden. Entscheiden Sie rechtzeitig, was verlängert, was durch Kauf dauerhaft übernommen und was aufgegeben wird.',
  'Annual payment of the enrollment': 'Jahreszahlung für den Beitritt',
  'An enrollment is paid in 3 annual payments: at signing and at the anniversaries within its term.':
    'Ein Beitritt wird in 3 Jahresraten bezahlt: bei der Unterzeichnung und an den Jahrestagen innerhalb seiner Laufzeit.',
  'Open License ends': 'Open License endet',
  'An Open License authorization runs for 2 years. Its licenses are perpetual.':
    'Eine Open-License-Autorisierung läuft 2 Jahre. Ihre Lizenzen sind unbefristet.',
  'Open Value agreement ends': 'Open-Value-Vertrag endet',
  'An Open Value agreement runs for 3 years. Decide in time whether Software Assurance is renewed.':
    'Ein Open-Value-Vertrag läuft 3 Jahre. Entscheiden Sie rechtzeitig, ob Software Assurance verlängert wird.',
  'Services provider agreement ends': 'Diensteanbietervertrag (SPLA) endet',
  'A services provider agreement runs for 3 years; it has to be renewed in time.':
    'Ein Diensteanbietervertrag (SPLA) läuft 3 Jahre; er muss rechtzeitig verlängert werden.',
  'Last day to cancel a license reservation':
    'Letzter Tag, um eine Lizenzreservierung zu stornieren',
  'A license can be reserved up to 6 months before it is first used. The reservation can be canceled until 72 hours before that day; after that it has to be ordered.':
    'Eine Lizenz kann bis zu 6 Monate vor ihrer ersten Nutzung reserviert werden. Die Reservierung lässt sich bis 72 Stunden vor diesem Tag stornieren; danach muss die Lizenz bestellt werden.',
  'Last day for license reservations before the anniversary':
    'Letzter Tag für Lizenzreservierungen vor dem Jahrestag',
  'No reservation can be made in the 30 days before an anniversary, so the day before them is the last.':
    'In den 30 Tagen vor einem Jahrestag sind keine Reservierungen möglich; der letzte mögliche Tag liegt also unmittelbar davor.',
  'Activation mail of an online service': 'E-Mail zur Aktivierung eines Onlinedienstes',
  'The mail that activates an online service comes about 48 hours after the order was processed. Contact the Regional Operations Center when it does not.':
    'Die E-Mail, mit der ein Onlinedienst aktiviert wird, kommt etwa 48 Stunden nach der Bearbeitung des Auftrags. Bleibt sie aus, wenden Sie sich an das Regional Operations Center.',
  'Monthly use report of a services provider': 'Monatliche Nutzungsmeldung eines Diensteanbieters',
  "Use is reported for every calendar month, also when there was none. Muniment expects the report 10 days after the month's end; the agreement names the day that binds.":
    'Die Nutzung wird für jeden Kalendermonat gemeldet, auch wenn es keine gab. Muniment erwartet die Meldung 10 Tage nach dem Ende des Monats; verbindlich ist der Tag, den der Vertrag nennt.',
  'A use report is 100 US dollars or zero':
    'Eine Nutzungsmeldung lautet auf 100 US-Dollar oder null',
  'A monthly use report amounts to at least 100 US dollars or states zero use. Two zero-use reports may not follow each other.':
    'Eine monatliche Nutzungsmeldung lautet auf mindestens 100 US-Dollar oder gibt an, dass es keine Nutzung gab. Zwei solche Nullmeldungen dürfen nicht aufeinanderfolgen.',
  'Demonstrations of a services provider': 'Vorführungen eines Diensteanbieters',
  'Demonstrations to customers may have 50 active user IDs, and a trial may last 60 days.':
    'Vorführungen für Kunden dürfen 50 aktive Benutzerkennungen haben, und eine Testnutzung darf 60 Tage dauern.',
  'Commercial Select Plus agreement takes no more orders':
    'Gewerblicher Select-Plus-Vertrag nimmt keine Bestellungen mehr an',
  'New orders and Software Assurance renewals under commercial Select Plus stop at the first anniversary after 1 July 2016.':
    'Neue Bestellungen und Verlängerungen der Software Assurance sind unter gewerblichen Select-Plus-Verträgen nur bis zum ersten Jahrestag nach dem 1. Juli 2016 möglich.',
  'Agreements signed before January 2022': 'Vor Januar 2022 unterzeichnete Verträge',
  'Enterprise Agreements signed before January 2022 stay in the older portal. Before a move: Entra accounts for administrators, a list of agreement links and contacts, and proof of each activated benefit.':
    'Enterprise Agreements, die vor Januar 2022 unterzeichnet wurden, bleiben im älteren Portal. Vor einem Umzug nötig: Entra-Konten für die Administratoren, eine Liste der Vertragszuordnungen und Ansprechpartner und ein Nachweis für jeden aktivierten Vorteil.',
  'The older portal is retired; its contracts are in the Microsoft 365 admin center.':
    'Das ältere Portal ist eingestellt; seine Verträge stehen im Microsoft 365 Admin Center.',
  'Capture the monthly terms': 'Monatliche Bedingungen sichern',
  'Product Terms and Online Services Terms are published monthly. Capture each edition, so that the terms of any purchase can be shown.':
    'Product Terms und Online Services Terms erscheinen monatlich. Sichern Sie jede Ausgabe, damit sich zu jedem Kauf die Bedingungen zeigen lassen.',
  'Capture the quarterly terms': 'Vierteljährliche Bedingungen sichern',
  'Services Provider Use Rights and the royalty product list of software vendors are published quarterly. Capture each edition.':
    'Die Services Provider Use Rights und die Produktliste des ISV-Royalty-Programms für Softwareanbieter erscheinen vierteljährlich. Sichern Sie jede Ausgabe.',
  'Keep the records of an ended agreement': 'Unterlagen eines beendeten Vertrags aufbewahren',
  'Under the master agreements, compliance may be verified while an agreement runs and for 1 year after. Keep its records at least that long, and longer under a legal hold. Check the clause of the own contract and review with counsel.':
    'Nach den Rahmenverträgen darf die Einhaltung geprüft werden, solange ein Vertrag läuft, und noch 1 Jahr danach. Bewahren Sie seine Unterlagen mindestens so lange auf und noch länger, wenn sie für ein rechtliches Verfahren zu erhalten sind (Legal Hold). Sehen Sie in der Klausel Ihres Vertrags nach und prüfen Sie es mit einem Anwalt.',
  'Records of a Products and Services Agreement have no last day':
    'Unterlagen eines Products and Services Agreement (MPSA) haben keinen letzten Tag',
  'The Products and Services Agreement sets no time after which compliance may no longer be verified. Keep its records without limit. Review with counsel.':
    'Das Products and Services Agreement (MPSA) nennt keine Frist, nach der die Einhaltung nicht mehr geprüft werden darf. Bewahren Sie seine Unterlagen unbegrenzt auf. Prüfen Sie es mit einem Anwalt.',
  'Notice before an audit': 'Ankündigung vor einer Prüfung',
  'An audit is usually announced 30 days ahead, so work need not start before that day. Check the clause of the own contract and review with counsel.':
    'Eine Prüfung wird meist 30 Tage im Voraus angekündigt; vor Ablauf dieser Frist muss die Arbeit also nicht beginnen. Sehen Sie in der Klausel Ihres Vertrags nach und prüfen Sie es mit einem Anwalt.',
  'Order what an audit found missing': 'Bestellen, was nach einer Prüfung fehlt',
  'What an audit found missing usually has to be ordered within 30 days after the demand. Check the clause of the own contract and review with counsel.':
    'Was nach dem Ergebnis einer Prüfung fehlt, muss meist innerhalb von 30 Tagen nach der Aufforderung bestellt werden. Sehen Sie in der Klausel Ihres Vertrags nach und prüfen Sie es mit einem Anwalt.',
  'Shortfall above which the audit is paid': 'Fehlmenge, ab der die Prüfung zu bezahlen ist',
  'Contracts commonly make the customer pay for the audit when more than 5 percent is missing. Check the clause of the own contract and review with counsel.':
    'Verträge sehen üblicherweise vor, dass der Kunde die Prüfung bezahlt, wenn mehr als 5 Prozent fehlen. Sehen Sie in der Klausel Ihres Vertrags nach und prüfen Sie es mit einem Anwalt.',
  'Prorated Software Assurance counts as 3 years': 'Anteilige Software Assurance zählt als 3 Jahre',
  'Prorated Software Assurance of 25 to 36 months counts as coverage of 3 years.':
    'Anteilig berechnete Software Assurance über 25 bis 36 Monate zählt als Laufzeit von 3 Jahren.',
  'Notice of a license transfer': 'Mitteilung einer Lizenzübertragung',
  'Older Open terms ask that the publisher is told of a transfer within 30 days from its date. A later notice is a reason for a warning.':
    'Ältere Open-Bedingungen verlangen, dass der Hersteller innerhalb von 30 Tagen nach dem Datum einer Übertragung benachrichtigt wird. Eine spätere Mitteilung ist ein Grund für eine Warnung.',
  'Answer of the matter due': 'Antwort im Verfahren fällig',
  'The day by which the letter, or the notice it gives, asks for the answer. A longer time has to be agreed in writing. Review with counsel.':
    'Der Tag, bis zu dem das Schreiben oder die Frist, die es setzt, die Antwort verlangt. Eine längere Frist muss schriftlich vereinbart werden. Prüfen Sie es mit einem Anwalt.',
  'Answer to a request due': 'Antwort auf eine Anforderung fällig',
  'The day by which the auditor asks for the answer to this request. It is done when the request is answered.':
    'Der Tag, bis zu dem der Prüfer die Antwort auf diese Anforderung verlangt. Die Frist ist erledigt, wenn die Anforderung beantwortet ist.',
};
