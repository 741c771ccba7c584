/** What a build knows of its own files. Addresses begin with the site's base path: `/labs/nonroot/`. */
export type OfflineManifest = {
  /** Another one as soon as any file of the site is another. */
  readonly version: string
  /** The site's base path, '' or '/drydock'. */
  readonly base: string
  /** Kept on every device: the pages that lead to the others, fonts, the index of the search. */
  readonly shell: readonly string[]
  /** Shown in place of a page that is not on the device. */
  readonly fallback: string
  /** Where students work: visiting one of them keeps the tools too. */
  readonly workplaces: readonly string[]
  /** What no page asks for at first: the editor and the checker. */
  readonly tools: readonly string[]
  /** The pages of each module, lessons and labs with their solutions: whoever reads one will want the others. */
  readonly modules: readonly (readonly string[])[]
}

/** From the page to the service worker. */
export type ToKeeper =
  /** Somebody looks at this page; `sparing`: fetch nothing that was not asked for. */
  | { readonly kind: 'visited'; readonly path: string; readonly sparing: boolean }
  | { readonly kind: 'activate' }

/** From the service worker to its pages: this page, its module and the tools it needs are on the device. */
export type FromKeeper = { readonly kind: 'kept'; readonly path: string }
