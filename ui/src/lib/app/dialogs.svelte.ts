// The dialog that is open, whoever asked for it.

import type {
  BenefitView,
  CalculationRequest,
  DisputeView,
  FindingView,
  GoverningRuleView,
  GoverningView,
  KeyPlace,
  LinkView,
  MatterRow,
  ReleaseFields,
  RequestFields,
  TermsExceptionFields,
  TrueUpStepView,
  TrueUpView,
} from '$lib/ipc';

export interface LinkableDocument {
  id: string;
  name: string;
  kind: string | null;
}

/** A product key on a document, that is to be entered as it is printed. */
export interface PrintedPlace {
  place: KeyPlace;
  masked: string;
}

/** What can be voided. */
export type Voidable =
  'document' | 'license' | 'agreement' | 'entity' | 'access' | 'key' | 'statement' | 'terms';

export type Asked =
  | { dialog: 'palette' }
  | { dialog: 'keys' }
  | { dialog: 'link-documents'; documents: LinkableDocument[] }
  | { dialog: 'link-license'; license: string; title: string }
  | { dialog: 'license'; license: string | null }
  | { dialog: 'agreement'; agreement: string | null; number?: string }
  | { dialog: 'papers'; agreement: string; title: string }
  | { dialog: 'entity'; entity: string | null }
  | { dialog: 'access'; access: string | null }
  | { dialog: 'benefit'; agreement: string; benefit: BenefitView; today: string }
  | { dialog: 'product-key'; key: string | null; printed?: PrintedPlace }
  | { dialog: 'reveal-key'; key: string; title: string }
  | { dialog: 'key-passphrase' }
  | { dialog: 'import' }
  | { dialog: 'recognize-again'; document: { id: string; name: string; script: string } }
  | { dialog: 'void'; what: Voidable; targets: { id: string; name: string }[] }
  | { dialog: 'waive'; license: string; finding: FindingView }
  | { dialog: 'claim'; link: LinkView }
  | { dialog: 'acquisition'; license: string; title: string }
  | { dialog: 'invoice-lines'; document: string; name: string }
  | { dialog: 'loss'; what: 'document' | 'license'; id: string; name: string }
  | { dialog: 'custody'; document: string }
  | { dialog: 'pack-custody'; matter: string; volume: number }
  | { dialog: 'true-up-step'; trueUp: TrueUpView; step: TrueUpStepView }
  | { dialog: 'count'; trueUp: TrueUpView }
  | { dialog: 'import-statement'; document: LinkableDocument | null }
  | { dialog: 'dispute-step'; dispute: DisputeView; state: string }
  | { dialog: 'dispute-letter'; dispute: DisputeView }
  | { dialog: 'matter'; matter: MatterRow | null }
  | { dialog: 'close-matter'; matter: MatterRow }
  | { dialog: 'request'; matter: string; request: RequestFields | null }
  | { dialog: 'respond'; matter: string; number: string; asked: string }
  | { dialog: 'release'; release: ReleaseFields | null }
  | { dialog: 'elect-terms'; governing: GoverningView; version: string }
  | {
      dialog: 'except-terms';
      agreement: string;
      exception: TermsExceptionFields | null;
      rules: GoverningRuleView[];
    }
  | { dialog: 'keep-calculation'; request: CalculationRequest; label: string }
  | { dialog: 'bulk-edit'; licenses: string[] }
  | { dialog: 'link-many'; licenses: string[] }
  | { dialog: 'save-search'; query: string };

class Dialogs {
  open = $state.raw<Asked | null>(null);

  ask(asked: Asked): void {
    this.open = asked;
  }

  close = (): void => {
    this.open = null;
  };
}

export const dialogs = new Dialogs();
