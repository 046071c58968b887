import { mount } from 'svelte';
import App from './App.svelte';
import './lib/design/tokens.css';
import './lib/design/base.css';

async function start(): Promise<void> {
  // In a browser there is no host; a fake one shows every screen. The release build has no trace of it.
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const fake = await import('./lib/ipc/fake');
    fake.installFake(fake.scenarioOf(location.search));
  }
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no place for the app');
  mount(App, { target });
}

void start();
