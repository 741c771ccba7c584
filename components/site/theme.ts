export type Theme = 'system' | 'light' | 'dark'

const order: readonly Theme[] = ['system', 'light', 'dark']
const storageKey = 'drydock:theme'

/** As in the store of preferences, which comes too late for what is drawn first. */
const motionKey = 'drydock:motion'

/** Runs in the head, before anything is drawn, so that no page flashes in the wrong colours, or moves where nothing should. */
export const themeScript = `try{var d=document.documentElement.dataset,t=localStorage.getItem('${storageKey}');if(t==='light'||t==='dark')d.theme=t;if(localStorage.getItem('${motionKey}')==='reduce')d.motion='reduce'}catch(e){}`

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

/** Shows less motion, or as much as the system asks for; the store of preferences remembers it. */
export function applyMotion(motion: string | null): void {
  if (motion === 'reduce') document.documentElement.dataset.motion = motion
  else delete document.documentElement.dataset.motion
}

/** Calls back on every change of theme, in this tab or another; returns the way to stop. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const follow = (event: StorageEvent) => {
    if (event.key === storageKey) applyTheme(toTheme(event.newValue))
    if (event.key === motionKey) applyMotion(event.newValue)
  }
  addEventListener('storage', follow)
  return () => {
    observer.disconnect()
    removeEventListener('storage', follow)
  }
}
