// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the system has it, until it is chosen.

const DARK = matchMedia('(prefers-color-scheme: dark)');
const THEME = 'comleak-theme';

/** A browser may give a page from a file nothing to remember it in. */
function rememberedTheme() {
  try {
    return localStorage.getItem(THEME);
  } catch {
    return null;
  }
}

function rememberTheme(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // It is chosen for this time.
  }
}

const isDark = () => (document.documentElement.dataset.theme ?? (DARK.matches ? 'dark' : 'light')) === 'dark';

function nameTheme() {
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
}

function showTheme() {
  const remembered = rememberedTheme();
  if (remembered === 'dark' || remembered === 'light') {
    document.documentElement.dataset.theme = remembered;
  }
  nameTheme();
  DARK.addEventListener('change', nameTheme);
  byId('theme').addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    rememberTheme(theme);
    nameTheme();
  });
}
