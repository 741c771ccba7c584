export type Theme = 'system' | 'light' | 'dark'

const order: readonly Theme[] = ['system', 'light', 'dark']
const storageKey = 'drydock:theme'

/** Runs in the head, before anything is drawn, so that no page flashes in the wrong colours. */
export const themeScript = `try{var t=localStorage.getItem('${storageKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`

export function toTheme(stored: string | null | undefined): Theme {
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? 'system'
}

/** What the page shows now: the attribute is the truth, storage only remembers it. */
export function currentTheme(): Theme {
  return toTheme(document.documentElement.dataset.theme)
}

/** Shows a theme and remembers it where the browser allows that. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, theme)
  } catch {
    // Blocked or full storage: the choice holds until the page is left.
  }
}

/** Calls back on every change of theme, in this tab or another; returns the way to stop. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const follow = (event: StorageEvent) => {
    if (event.key === storageKey) applyTheme(toTheme(event.newValue))
  }
  addEventListener('storage', follow)
  return () => {
    observer.disconnect()
    removeEventListener('storage', follow)
  }
}
