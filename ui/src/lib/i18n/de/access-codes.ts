import type { Catalog } from '../index';

type AccessCodes = Pick<
  Catalog['codes'],
  | 'portalRoles'
  | 'accessStatuses'
  | 'accountTypes'
  | 'contactTypes'
  | 'accessAlerts'
  | 'benefitGroups'
  | 'benefitStates'
  | 'migrationTasks'
  | 'migrationStates'
>;

export const accessCodes: AccessCodes = {
  portalRoles: {
    administrator: 'Administration',
    license_position_reader: 'Lizenzbestand lesen',
    product_download_manager: 'Downloads verwalten',
    product_keys_reader: 'Product Keys lesen',
    benefits_reader: 'Vorteile lesen',
    online_services_manager: 'Onlinedienste verwalten',
    invoice_reader: 'Rechnungen lesen',
  },
  accessStatuses: {
    active: 'Aktiv',
    assignment_in_progress: 'Wird zugewiesen',
    failed: 'Fehlgeschlagen',
    invitation_sent: 'Eingeladen',
    invitation_expired: 'Einladung abgelaufen',
    user_not_found: 'Benutzer nicht gefunden',
  },
  accountTypes: {
    microsoft_account: 'Persönliches Microsoft-Konto',
    entra_id: 'Konto unseres Verzeichnisses (Entra ID)',
  },
  contactTypes: {
    primary_contact: 'Hauptansprechpartner',
    notices_correspondent: 'Empfänger von Mitteilungen',
    online_access_contact: 'Ansprechpartner für den Onlinezugang',
    software_assurance_manager: 'Zuständig für Software Assurance',
    online_services_manager: 'Zuständig für Onlinedienste',
    subscriptions_manager: 'Zuständig für Abonnements',
    bill_to: 'Rechnungsempfänger',
  },
  accessAlerts: {
    too_few_administrators: 'Zu wenige aktive Administratoren',
    leaver_is_administrator: 'Administrator ist ausgeschieden',
    leaver_has_role: 'Rolle einer ausgeschiedenen Person',
    invitation_not_accepted: 'Einladung nicht rechtzeitig angenommen',
    administrator_on_microsoft_account: 'Administrator mit persönlichem Konto',
    administrator_reads_invoices: 'Administrator soll Rechnungen lesen',
    no_invoice_reader: 'Niemand liest die Rechnungen',
  },
  benefitGroups: {
    deploy_manage: 'Bereitstellung und Verwaltung',
    training: 'Schulung',
    support: 'Unterstützung',
    specialized: 'Lizenzierung und Zahlung',
  },
  benefitStates: {
    not_available: 'Nicht verfügbar',
    available: 'Verfügbar',
    activated: 'Aktiviert',
    expired: 'Abgelaufen',
    retired: 'Eingestellt',
  },
  migrationTasks: {
    entra_accounts: 'Jeder Administrator meldet sich mit einem Geschäftskonto an (Entra ID)',
    parallel_administrators: 'Ein zweiter Administrator kann einspringen',
    contacts: 'Die Ansprechpartner aus den Vertragspapieren sind erfasst',
    papers: 'Die Vertragspapiere sind erfasst',
    entitlements: 'Die Lizenzen wurden vor dem Umzug exportiert',
    keys: 'Die Product Keys sind erfasst, denn sie ziehen nicht mit um',
    benefits: 'Die Vorteile sind erfasst, mit Belegen',
    benefits_checked_again: 'Was erloschen sein kann, wurde erneut nachgesehen',
  },
  migrationStates: {
    done: 'erledigt',
    open: 'offen',
    not_due: 'noch nicht fällig',
  },
};
