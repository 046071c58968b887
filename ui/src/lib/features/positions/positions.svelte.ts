// What the position shows: how many licenses of each product there truly are. It stays while other
// screens are shown.

import { Latest } from '$lib/app/latest';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { ExportShape, PositionView, Problem, StatementRow, TrueNumberView } from '$lib/ipc';

export const keyOf = ({ family, version }: TrueNumberView): string => `${family}|${version}`;

export class Positions {
  view = $state.raw<PositionView | null>(null);
  /** The statements by which it can be worked out, the latest first. */
  statements = $state.raw<StatementRow[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** Empty for today. */
  asOf = $state('');
  /** The document of a statement; empty for the latest of the day. */
  statement = $state('');
  filter = $state('');
  gapsOnly = $state(false);
  readonly selection: ListSelection;
  #latest = new Latest();

  readonly shown = $derived.by((): TrueNumberView[] => {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    return (this.view?.products ?? []).filter((product) => {
      const text = `${product.family} ${product.version}`.toLowerCase();
      return words.every((word) => text.includes(word)) && (!this.gapsOnly || product.gap > 0);
    });
  });

  constructor() {
    const products = () => this.shown;
    this.selection = new ListSelection({
      get count() {
        return products().length;
      },
      keyAt: this.keyAt,
      indexOf: (key) => {
        const index = products().findIndex((product) => keyOf(product) === key);
        return index < 0 ? undefined : index;
      },
      keysBetween: (first, last) =>
        Promise.resolve(
          products()
            .slice(first, last + 1)
            .map(keyOf),
        ),
    });
  }

  keyAt = (index: number): string | undefined => {
    const product = this.shown[index];
    return product && keyOf(product);
  };

  get current(): TrueNumberView | undefined {
    const key = this.selection.current;
    return this.shown.find((product) => keyOf(product) === key);
  }

  /** The products of which the vault proves more than the statement lists. */
  get gaps(): TrueNumberView[] {
    return this.view?.products.filter(({ gap }) => gap > 0) ?? [];
  }

  get #day(): string | null {
    return this.asOf === '' ? null : this.asOf;
  }

  refresh = async (): Promise<void> => {
    try {
      const answers = await this.#latest.ask(() =>
        Promise.all([
          ipc.position(this.#day, this.statement === '' ? null : this.statement),
          ipc.statements(false),
        ]),
      );
      if (!answers) return;
      const [view, timelines] = answers;
      this.view = view;
      this.statements = timelines
        .flatMap((timeline) => timeline.statements)
        .filter(({ counts }) => counts.some(({ kind }) => kind === 'line'))
        .sort((a, b) => (b.calculatedOn ?? '').localeCompare(a.calculatedOn ?? ''));
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };

  setDay(day: string): void {
    this.asOf = day;
    void this.refresh();
  }

  setStatement(document: string): void {
    this.statement = document;
    void this.refresh();
  }

  search(filter: string): void {
    this.filter = filter;
    this.selection.clear();
  }

  showGaps(only: boolean): void {
    this.gapsOnly = only;
    this.selection.clear();
  }

  /** Drafts a dispute about products, or every gap; its id, absent where it failed. */
  async dispute(products: readonly TrueNumberView[]): Promise<string | undefined> {
    const statement = this.view?.statement;
    if (!statement) return undefined;
    let id: string | undefined;
    await attempt(async () => {
      id = await ipc.draftDispute(statement.document, products.map(keyOf));
      doneWithUndo(t().positions.disputeDrafted);
    });
    return id;
  }

  export(shape: ExportShape): void {
    void attempt(async () => {
      const path = await ipc.exportShape(shape, this.#day);
      if (path !== null) toasts.show(t().positions.exported(path));
    });
  }
}
