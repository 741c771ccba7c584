/** Parts of Monaco that its public types leave out. */
declare module 'monaco-editor/editor/browser/config/tabFocus' {
  /** One switch for all editors of the page: does Tab move the focus? */
  export const TabFocus: {
    getTabFocusMode: () => boolean
    setTabFocusMode: (movesFocus: boolean) => void
    onDidChangeTabFocus: (listener: (movesFocus: boolean) => void) => { dispose: () => void }
  }
}
