/** The pages of the site that stand for themselves, by the name their links have. */
export type SitePageLink = { readonly href: string; readonly name: string; readonly words: string }

export const sitePages = [
  { href: '/', name: 'Course', words: 'home start modules lessons map' },
  { href: '/labs/', name: 'Labs', words: 'exercises practice tasks' },
  { href: '/rules/', name: 'Rules', words: 'checks linter hadolint' },
  { href: '/playground/', name: 'Playground', words: 'check your own files paste share dockerfile compose' },
  { href: '/glossary/', name: 'Glossary', words: 'words terms meaning' },
  { href: '/progress/', name: 'Progress', words: 'results scores export import backup erase storage' },
  { href: '/record/', name: 'Record', words: 'certificate print pdf name' },
  {
    href: '/settings/',
    name: 'Settings',
    words: 'preferences theme dark light editor font size motion tab shortcuts',
  },
  { href: '/help/', name: 'Help', words: 'how it works shortcuts keyboard grading offline privacy' },
  { href: '/accessibility/', name: 'Accessibility', words: 'statement wcag screen reader keyboard contrast' },
] as const satisfies readonly SitePageLink[]
