// Which screen the window shows.

export type Route =
  | { screen: 'overview' }
  | { screen: 'documents'; document?: string; query?: string; page?: number }
  | { screen: 'licenses'; license?: string }
  | { screen: 'agreements'; tab?: RegisterTab; entry?: string }
  | { screen: 'people'; entry?: string; alert?: string }
  | { screen: 'verify'; tab?: CheckTab }
  | { screen: 'journal' }
  | { screen: 'calculator' }
  | { screen: 'deadlines' }
  | { screen: 'terms'; edition?: string }
  | { screen: 'statements'; tab?: StatementTab; statement?: string }
  | { screen: 'matters'; matter?: string; tab?: MatterTab }
  | { screen: 'productKeys'; key?: string }
  | { screen: 'settings' };
/** The registers of the screen of agreements; the first is shown where none is asked for. */
export type RegisterTab = 'agreements' | 'entities' | 'coverage';
/** The parts of the screen of statements; the first is shown where none is asked for. */
export type StatementTab = 'snapshots' | 'position' | 'disputes' | 'requests';
/** The parts of a matter; the first is shown where none is asked for. */
export type MatterTab = 'requests' | 'list' | 'pack' | 'disclosures';
/** The parts of the screen of checks; the first is shown where none is asked for. */
export type CheckTab = 'verification' | 'seals' | 'packs' | 'backup';
export type Screen = Route['screen'];

class Router {
  #route = $state.raw<Route>({ screen: 'documents' });
  #before: Route[] = [];

  get current(): Route {
    return this.#route;
  }

  go(route: Route): void {
    this.#before.push(this.#route);
    if (this.#before.length > 50) this.#before.shift();
    this.#route = route;
  }

  back(): void {
    const before = this.#before.pop();
    if (before) this.#route = before;
  }

  /** Begins anew, at the first screen of a vault. */
  reset(route: Route = { screen: 'documents' }): void {
    this.#before = [];
    this.#route = route;
  }
}

export const router = new Router();
